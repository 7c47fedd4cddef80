// What an activity file needs from the engine comes in here, so that the files compile unchanged against Elsa's
// own packages when these lines name Elsa's namespaces instead.
global using WorkflowConnect.Engine.Authoring;
