namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Asks for the counts of some activities of an instance.</summary>
internal sealed record ExecutionReportRequest
{
    public string? WorkflowInstanceId { get; init; }

    public IReadOnlyList<string>? ActivityNodeIds { get; init; }
}
