using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Which entries of a journal.</summary>
internal sealed record JournalFilterRequest
{
    public IReadOnlyList<string>? ActivityIds { get; init; }

    public IReadOnlyList<string>? ActivityNodeIds { get; init; }

    public IReadOnlyList<string>? ExcludedActivityTypes { get; init; }

    public IReadOnlyList<string>? EventNames { get; init; }

    public bool IsEmpty => Empty(ActivityIds) && Empty(ActivityNodeIds) && Empty(ExcludedActivityTypes) && Empty(EventNames);

    public bool Matches(JournalRow row) =>
        (Empty(ActivityIds) || ActivityIds!.Contains(row.ActivityId, StringComparer.Ordinal))
        && (Empty(ActivityNodeIds) || ActivityNodeIds!.Contains(row.NodeId, StringComparer.Ordinal))
        && (Empty(EventNames) || EventNames!.Contains(row.EventName, StringComparer.Ordinal))
        && !(ExcludedActivityTypes ?? []).Contains(row.ActivityType, StringComparer.Ordinal);

    private static bool Empty(IReadOnlyList<string>? list) => list is null or { Count: 0 };
}
