namespace WorkflowConnect.Engine;

/// <summary>What an HTTP request met.</summary>
public enum HttpOutcome
{
    /// <summary>No endpoint: the host answers 404.</summary>
    NoMatch,

    /// <summary>Several endpoints wait for the same request: the host answers 500.</summary>
    Ambiguous,

    /// <summary>The caller may not: the host answers 401 or 403.</summary>
    Unauthorized,

    /// <summary>A workflow ran. If it has not answered, the host answers 202, or 500 when the run faulted.</summary>
    Ran,
}
