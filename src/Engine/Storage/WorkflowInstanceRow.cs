namespace WorkflowConnect.Engine;

/// <summary>An instance as stored. <see cref="State"/> is the engine's business; the rest is for lists.</summary>
public sealed record WorkflowInstanceRow
{
    /// <summary>Key.</summary>
    public required string Id { get; init; }

    /// <summary>Definition that runs.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its version; an instance finishes on the version it began with.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>The host's reference.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Name of the instance.</summary>
    public string? Name { get; init; }

    /// <summary>Instance that started this one.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>Whether it can still do something.</summary>
    public required WorkflowStatus Status { get; init; }

    /// <summary>The status in detail.</summary>
    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>0 when created, then one more per checkpoint.</summary>
    public required long CheckpointNumber { get; init; }

    /// <summary>Number of incidents so far.</summary>
    public int IncidentCount { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC, of the last checkpoint.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Compact JSON.</summary>
    public required string State { get; init; }

    /// <summary>Node that has the run in work, see <see cref="INodeIdentity"/>; null when it waits or has ended.</summary>
    public string? Owner { get; init; }
}
