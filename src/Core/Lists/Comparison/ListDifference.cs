namespace WorkflowConnect.Core.Lists;

/// <summary>What changed between two versions of a list.</summary>
/// <param name="Added">Entries that only the newer one has.</param>
/// <param name="Removed">Entries that only the older one has.</param>
/// <param name="Changed">Entries that differ in what a check looks at.</param>
public sealed record ListDifference(IReadOnlyList<ListEntry> Added, IReadOnlyList<ListEntry> Removed, IReadOnlyList<EntryChange> Changed)
{
    /// <summary>Number of entries that differ.</summary>
    public int Count => Added.Count + Removed.Count + Changed.Count;
}
