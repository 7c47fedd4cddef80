namespace WorkflowConnect.Core.Lists;

/// <summary>How a list stands, for the console, protocols and the decision whether it is fresh enough.</summary>
public sealed record ListStatus
{
    public required ListSource Source { get; init; }

    /// <summary>The version in use, or null when the list has none.</summary>
    public ListVersion? Version { get; init; }

    /// <summary>When the publisher last confirmed the version as its newest (UTC); for a sample the day that it shows.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Time since <see cref="ConfirmedAt"/>; null when the list has no version.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>When the publisher was last asked (UTC).</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>Why the last attempt brought nothing; null after a good one.</summary>
    public ListRefusal? LastRefusal { get; init; }

    public bool IsSample => Version?.IsSample ?? false;
}
