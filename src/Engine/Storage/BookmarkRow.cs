namespace WorkflowConnect.Engine;

/// <summary>A bookmark as stored, for finding the instance that waits.</summary>
public sealed record BookmarkRow
{
    /// <summary>Key.</summary>
    public required string Id { get; init; }

    /// <summary>The waiting instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Name of the stimulus.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of the stimulus, see <see cref="Stimulus"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>The stimulus as JSON.</summary>
    public string? Payload { get; init; }

    /// <summary>The waiting activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Its execution.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC; null: not resumed by the clock.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
