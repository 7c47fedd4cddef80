namespace WorkflowConnect.Engine;

/// <summary>A body is not what its media type says.</summary>
public sealed class HttpBodyMalformedException(string message) : Exception(message), ISafeMessage;
