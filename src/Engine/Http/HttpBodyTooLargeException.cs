namespace WorkflowConnect.Engine;

/// <summary>A request's body is larger than allowed.</summary>
public sealed class HttpBodyTooLargeException(long maxBytes)
    : Exception($"The body is larger than {maxBytes:N0} bytes."), ISafeMessage;
