// In place of Elsa's namespaces: the other files are as one writes them for Elsa.
global using WorkflowConnect.Engine.Authoring;
