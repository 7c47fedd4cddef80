namespace WorkflowConnect.Engine;

/// <summary>Filters and orders a list of instances; null or empty means any.</summary>
public sealed record WorkflowInstanceQuery
{
    /// <summary>These instances.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Text that the id, the name, the reference or the definition's id contains, whatever its case.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>Of this definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Of one of these definitions.</summary>
    public IReadOnlyList<string> DefinitionIds { get; init; } = [];

    /// <summary>Of this version.</summary>
    public int? Version { get; init; }

    /// <summary>With this reference.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Started by one of these instances.</summary>
    public IReadOnlyList<string> ParentInstanceIds { get; init; } = [];

    /// <summary>In this status.</summary>
    public WorkflowStatus? Status { get; init; }

    /// <summary>In one of these.</summary>
    public IReadOnlyList<WorkflowStatus> Statuses { get; init; } = [];

    /// <summary>In this sub-status.</summary>
    public WorkflowSubStatus? SubStatus { get; init; }

    /// <summary>In one of these.</summary>
    public IReadOnlyList<WorkflowSubStatus> SubStatuses { get; init; } = [];

    /// <summary>With, or without, incidents.</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>All of these hold.</summary>
    public IReadOnlyList<InstanceTimeFilter> Times { get; init; } = [];

    /// <summary>Order; default by creation.</summary>
    public InstanceOrder OrderBy { get; init; }

    /// <summary>The oldest, or the first by name, first; default the other way round.</summary>
    public bool Ascending { get; init; }

    /// <summary>Rows to leave out.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return; default 50.</summary>
    public int Take { get; init; } = 50;
}
