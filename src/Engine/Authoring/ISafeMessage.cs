namespace WorkflowConnect.Engine.Authoring;

/// <summary>
/// The exception's message holds no personal data: it may be stored with an incident.
/// Every other message is replaced by a general text, because nobody knows what a library puts into its messages.
/// </summary>
public interface ISafeMessage;
