namespace WorkflowConnect.Engine;

/// <summary>Settings of the engine.</summary>
public sealed class WorkflowEngineOptions
{
    /// <summary>Runs at the same time in this process, 1 to 10,000; default 64. Others wait.</summary>
    public int MaxConcurrentRuns { get; set; } = 64;

    /// <summary>Activities executed between two suspensions, at least 1; default 1,000,000. Then the run faults: it loops.</summary>
    public int MaxStepsPerBurst { get; set; } = 1_000_000;

    /// <summary>Workflows that execute one another, one inside the other, 1 to 10,000; default 100. The next one faults: they go round.</summary>
    public int MaxNesting { get; set; } = 100;

    /// <summary>Size of a definition in bytes, at least 1,024; default 4 MiB.</summary>
    public int MaxDefinitionBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Activities in a definition, at least 1; default 5,000.</summary>
    public int MaxActivities { get; set; } = 5_000;

    /// <summary>Body of an HTTP request in bytes, at least 0; default 1 MiB. An endpoint may set its own limit.</summary>
    public long MaxHttpBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Write the journal; default true. Without it runs are faster and their steps cannot be inspected.</summary>
    public bool Journal { get; set; } = true;

    /// <summary>
    /// Let the journal hold evaluated inputs and outputs, unless a workflow or an activity says otherwise; default true.
    /// It is what the log persistence strategy "Configuration" means.
    /// </summary>
    public bool RecordValues { get; set; } = true;

    /// <summary>What an incident does to its run, unless the definition says; default: the run faults.</summary>
    public IncidentStrategy IncidentStrategy { get; set; }

    /// <summary>How flowcharts decide what is due, unless the workflow says; default: by counting.</summary>
    public Activities.FlowchartExecutionMode FlowchartMode { get; set; }

    /// <summary>Activities that this process works on beside their runs at the same time, 1 to 10,000; default 32. Others wait.</summary>
    public int MaxBackgroundActivities { get; set; } = 32;

    /// <summary>Time after which work in the background whose process is gone is begun again, 3 s to 1 h; default 1 min.</summary>
    public TimeSpan BackgroundLease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Interval of the commit strategy Periodic, at least 1 s; default 10 s.</summary>
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Strategies that a designer may choose for an activity's tries; ids are unique.</summary>
    public IReadOnlyList<ResilienceStrategy> ResilienceStrategies { get; set; } = Engine.ResilienceStrategies.Usual;

    /// <summary>When and how often a transient fault is tried again.</summary>
    public RetryPolicy Retry { get; set; } = new();
}
