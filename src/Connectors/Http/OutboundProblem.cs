namespace WorkflowConnect.Connectors.Http;

/// <summary>Why there is no answer.</summary>
public enum OutboundProblem
{
    /// <summary>The server could not be reached, or the connection broke. It may have acted.</summary>
    Unreachable,

    /// <summary>It took too long. It may have acted.</summary>
    TookTooLong,

    /// <summary>The address, a redirect or the size of the answer is not allowed.</summary>
    Refused,
}
