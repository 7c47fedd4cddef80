namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Which instances, and how much of them.</summary>
internal sealed record ExportRequest
{
    public IReadOnlyList<string>? Ids { get; init; }

    public bool IncludeBookmarks { get; init; } = true;

    public bool IncludeActivityExecutionLog { get; init; } = true;

    public bool IncludeWorkflowExecutionLog { get; init; } = true;
}
