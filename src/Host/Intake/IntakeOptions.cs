namespace WorkflowConnect.Host.Intake;

/// <summary>How leads come in.</summary>
public sealed class IntakeOptions
{
    /// <summary>Largest body in bytes; default 65,536 (64 KiB), 1,024 to 10,485,760.</summary>
    public long MaximumBodyBytes { get; set; } = 64 * 1024;

    /// <summary>Requests per second and caller that are taken on average; default 2,000.</summary>
    public int RequestsPerSecond { get; set; } = 2_000;

    /// <summary>Requests that may come at once before the average counts; default 4,000.</summary>
    public int Burst { get; set; } = 4_000;

    /// <summary>Longest wait for an outcome (<c>Prefer: wait</c>) in seconds; default 30.</summary>
    public int MaximumWaitSeconds { get; set; } = 30;

    /// <summary>How far the time in a signature may lie from ours; default 300 seconds.</summary>
    public int SignatureWindowSeconds { get; set; } = 300;

    /// <summary>Leads in work at the same time; default 16.</summary>
    public int Parallelism { get; set; } = 16;

    /// <summary>Settings by source: <c>contact-form</c>, <c>newsletter</c>, <c>event</c>, and whatever a workflow adds.</summary>
    public Dictionary<string, IntakeSourceOptions> Sources { get; init; } = new(StringComparer.Ordinal);
}
