namespace WorkflowConnect.Host.Demo;

/// <summary>How a sample ended: a row of the table.</summary>
internal sealed record DemoOutcome
{
    public required string Title { get; init; }

    public string Who { get; init; } = "";

    public required string Outcome { get; init; }

    public double? Score { get; init; }

    public string CrmEffect { get; init; } = "nothing";

    public string Protocol { get; init; } = "none";

    public string Activity { get; init; } = "none";

    /// <summary>What was expected instead, or null when all is as it should be.</summary>
    public string? Wrong { get; init; }
}
