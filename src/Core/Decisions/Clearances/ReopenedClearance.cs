namespace WorkflowConnect.Core.Decisions;

/// <summary>A clearance about a match that does not hold any more, with what differs: then and now, field by field.</summary>
public sealed record ReopenedClearance
{
    public required string ClearanceId { get; init; }

    public required string List { get; init; }

    /// <summary>Id of the entry as it is now.</summary>
    public required string EntryId { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public required IReadOnlyList<ReopeningCause> Causes { get; init; }

    public IReadOnlyList<ContentDifference> Subject { get; init; } = [];

    public IReadOnlyList<ContentDifference> Entry { get; init; } = [];

    public IReadOnlyList<ContentDifference> Profile { get; init; } = [];
}
