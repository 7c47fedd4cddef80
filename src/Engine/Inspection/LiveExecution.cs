using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>An execution in the state of a run.</summary>
public sealed record LiveExecution
{
    /// <summary>Id, as in the journal.</summary>
    public required string Id { get; init; }

    /// <summary>The execution around it.</summary>
    public string? ParentId { get; init; }

    /// <summary>Path of its activity.</summary>
    public required string NodeId { get; init; }

    /// <summary>Path of the activity around it.</summary>
    public string? ParentNodeId { get; init; }

    /// <summary>Number of executions that led to it.</summary>
    public int CallStackDepth { get; init; }

    /// <summary>Where it stands.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Method of the parent that hears of its end, if it asked for one.</summary>
    public string? CompletionMethod { get; init; }

    /// <summary>The evaluated inputs as far as they may be shown; an object.</summary>
    public required JsonElement ActivityState { get; init; }

    /// <summary>What it keeps, its variables and a flowchart's counters among it; an object.</summary>
    public required JsonElement Properties { get; init; }
}
