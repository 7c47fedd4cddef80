namespace WorkflowConnect.Engine;

/// <summary>A header cannot be sent.</summary>
public sealed class HttpHeaderException(string message) : Exception(message), ISafeMessage;
