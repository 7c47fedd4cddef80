namespace WorkflowConnect.Engine;

/// <summary>Filters a list of instances; null means any.</summary>
public sealed record WorkflowInstanceQuery
{
    /// <summary>Of this definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>With this reference.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>In this status.</summary>
    public WorkflowStatus? Status { get; init; }

    /// <summary>In this sub-status.</summary>
    public WorkflowSubStatus? SubStatus { get; init; }

    /// <summary>With, or without, incidents.</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Rows to leave out.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return; default 50.</summary>
    public int Take { get; init; } = 50;
}
