namespace WorkflowConnect.Engine.Authoring;

/// <summary>An input of a starting trigger needs a run to be computed.</summary>
public sealed class TriggerInputException(string message) : Exception(message), ISafeMessage;
