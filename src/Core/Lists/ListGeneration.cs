namespace WorkflowConnect.Core.Lists;

/// <summary>All lists in use at one moment; immutable, replaced as a whole.</summary>
/// <param name="Number">Counts up from 1 with each change since the start; 0 before anything was loaded.</param>
/// <param name="Snapshots">One per list, ordered by code.</param>
public sealed record ListGeneration(long Number, IReadOnlyList<ListSnapshot> Snapshots)
{
    public static ListGeneration Empty { get; } = new(0, []);

    /// <summary>The snapshot of a list, or null when none is in use.</summary>
    public ListSnapshot? Find(string list) => Snapshots.FirstOrDefault(s => s.Version.List == list);
}
