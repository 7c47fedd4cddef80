namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>A value that workflows use and nobody reads: a password or token of another system.</summary>
public sealed record Secret
{
    /// <summary>The name that workflows refer to.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The value, encrypted.</summary>
    public required string Cipher { get; init; }

    /// <summary>The last day on which the other system takes it, or null when it has no end or nobody said.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Counts from 1; each rotation adds one.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Name of the user who set the value.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Days until it ends, 0 on its last day, below 0 afterwards; null when it has no end.</summary>
    public int? DaysLeft(DateOnly today) => EndsOn?.DayNumber - today.DayNumber;
}
