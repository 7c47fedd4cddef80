namespace WorkflowConnect.Engine;

/// <summary>Another server gave no answer. Whether it acted is unknown; the same idempotency key is sent again.</summary>
public sealed class HttpSendFailedException(string message, bool isTimeout) : Exception(message), ISafeMessage, ITransientFault
{
    /// <summary>It took too long; else it could not be reached or broke off.</summary>
    public bool IsTimeout { get; } = isTimeout;
}
