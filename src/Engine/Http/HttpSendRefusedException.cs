namespace WorkflowConnect.Engine;

/// <summary>A request may not be sent, or its answer not be taken: a matter of configuration, not of trying again.</summary>
public sealed class HttpSendRefusedException(string message) : Exception(message), ISafeMessage;
