namespace WorkflowConnect.Engine.Activities;

/// <summary>An activity wants a console, and there is none.</summary>
public sealed class NoConsoleException()
    : Exception("This server has no console to read from. Ask for the value as input of the workflow, or wait for an Event."), ISafeMessage;
