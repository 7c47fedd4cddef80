namespace WorkflowConnect.Engine;

/// <summary>What an HTTP request met.</summary>
public enum HttpOutcome
{
    /// <summary>No endpoint: the host answers 404.</summary>
    NoMatch,

    /// <summary>Several endpoints answer or wait for the same request: the host answers 500.</summary>
    Ambiguous,

    /// <summary>Nobody is signed in: the host answers 401.</summary>
    Unauthorized,

    /// <summary>The caller may not: the host answers 403.</summary>
    Forbidden,

    /// <summary>The run took longer than the endpoint allows; it is continued without its caller. The host answers 408.</summary>
    TimedOut,

    /// <summary>A workflow ran. If it has not answered, the host answers 202, or 500 when the run faulted.</summary>
    Ran,
}
