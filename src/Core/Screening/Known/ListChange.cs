using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>
/// What a change of lists means for names: a small index over the entries that changed, as they were and as they are.
/// </summary>
internal sealed class ListChange
{
    private ListChange(ScreeningIndex before, ScreeningIndex after, ScreeningIndex touched, HashSet<(string List, string Id)> entries)
    {
        (Before, After, Touched, Entries) = (before, after, touched, entries);
    }

    public ScreeningIndex Before { get; }

    public ScreeningIndex After { get; }

    /// <summary>The changed entries, as they were and as they are.</summary>
    public ScreeningIndex Touched { get; }

    /// <summary>Entries that came, went, or say something else that is compared.</summary>
    public HashSet<(string List, string Id)> Entries { get; }

    public static ListChange Between(ScreeningIndex before, ScreeningIndex after)
    {
        var old = before.Entries.ToDictionary(Key);
        var entries = new HashSet<(string List, string Id)>();
        var touched = new List<ListEntry>();
        foreach (var entry in after.Entries)
        {
            if (old.Remove(Key(entry), out var was) && ComparedContent.IsSame(was, entry))
            {
                continue;
            }

            entries.Add(Key(entry));
            touched.Add(entry);
            if (was is not null)
            {
                touched.Add(was);
            }
        }

        entries.UnionWith(old.Keys);
        touched.AddRange(old.Values);
        return new ListChange(before, after, IndexOf(touched), entries);
    }

    private static (string List, string Id) Key(ListEntry entry) => (entry.List, entry.Id);

    private static ScreeningIndex IndexOf(List<ListEntry> entries) => ScreeningIndexBuilder.Build([new ListSnapshot(
        new ListVersion { List = "", Sha256 = "", FetchedAt = default, EntryCount = entries.Count, NameCount = 0, Source = "" }, entries)]);
}
