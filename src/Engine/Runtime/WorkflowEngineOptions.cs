namespace WorkflowConnect.Engine;

/// <summary>Settings of the engine.</summary>
public sealed class WorkflowEngineOptions
{
    /// <summary>Runs at the same time in this process, 1 to 10,000; default 64. Others wait.</summary>
    public int MaxConcurrentRuns { get; set; } = 64;

    /// <summary>Activities executed between two suspensions, at least 1; default 1,000,000. Then the run faults: it loops.</summary>
    public int MaxStepsPerBurst { get; set; } = 1_000_000;

    /// <summary>Size of a definition in bytes, at least 1,024; default 4 MiB.</summary>
    public int MaxDefinitionBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Activities in a definition, at least 1; default 5,000.</summary>
    public int MaxActivities { get; set; } = 5_000;

    /// <summary>Body of an HTTP request in bytes, at least 0; default 1 MiB. An endpoint may set its own limit.</summary>
    public long MaxHttpBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Write the journal; default true. Without it runs are faster and their steps cannot be inspected.</summary>
    public bool Journal { get; set; } = true;

    /// <summary>What an incident does to its run, unless the definition says; default: the run faults.</summary>
    public IncidentStrategy IncidentStrategy { get; set; }

    /// <summary>When and how often a transient fault is tried again.</summary>
    public RetryPolicy Retry { get; set; } = new();
}
