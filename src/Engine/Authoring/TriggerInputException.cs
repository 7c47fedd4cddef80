namespace WorkflowConnect.Engine.Authoring;

/// <summary>An input of a trigger cannot be used: it needs a run to be computed, or cannot be read.</summary>
public sealed class TriggerInputException(string message) : Exception(message), ISafeMessage;
