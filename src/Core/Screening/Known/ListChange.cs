using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>
/// What a change of lists means for names: a small index over the entries that changed, before and after, and over those
/// whose words weigh otherwise since.
/// </summary>
internal sealed class ListChange
{
    private ListChange(ScreeningIndex before, ScreeningIndex after, ScreeningIndex touched, HashSet<(string List, string Id)> entries)
    {
        (Before, After, Touched, Entries) = (before, after, touched, entries);
    }

    public ScreeningIndex Before { get; }

    public ScreeningIndex After { get; }

    /// <summary>The touched entries as they were and as they are, with the greater of both weights of each word.</summary>
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
        AddMoved(touched, entries, after, before);
        AddMoved(touched, entries, before, after);
        return new ListChange(before, after, Weighed(touched, before, after), entries);
    }

    private static (string List, string Id) Key(ListEntry entry) => (entry.List, entry.Id);

    /// <summary>Entries that did not change, of which a word weighs otherwise on the other side.</summary>
    private static void AddMoved(List<ListEntry> touched, HashSet<(string List, string Id)> changed, ScreeningIndex index, ScreeningIndex other)
    {
        var isMoved = new bool[index.Words.Length];
        for (var w = 0; w < isMoved.Length; w++)
        {
            isMoved[w] = other.WordsByText.TryGetValue(index.Words[w].Text, out var there) && other.Weights[there] != index.Weights[w];
        }

        var last = -1;
        for (var name = 0; name < index.NameCount; name++)
        {
            var entry = index.NameEntries[name];
            if (entry != last && AnyMoved(index.WordsOf(name), isMoved) && !changed.Contains(Key(index.Entries[entry])))
            {
                touched.Add(index.Entries[entry]);
                last = entry;
            }
        }
    }

    private static bool AnyMoved(ReadOnlySpan<int> words, bool[] isMoved)
    {
        foreach (var word in words)
        {
            if (isMoved[word])
            {
                return true;
            }
        }

        return false;
    }

    private static ScreeningIndex Weighed(List<ListEntry> entries, ScreeningIndex before, ScreeningIndex after)
    {
        var index = ScreeningIndexBuilder.Build([new ListSnapshot(
            new ListVersion { List = "", Sha256 = "", FetchedAt = default, EntryCount = entries.Count, NameCount = 0, Source = "" }, entries)]);
        for (var w = 0; w < index.Words.Length; w++)
        {
            index.Weights[w] = Math.Max(WeightIn(before, index.Words[w]), WeightIn(after, index.Words[w]));
        }

        return index;
    }

    private static float WeightIn(ScreeningIndex index, in NameToken word) =>
        index.WordsByText.TryGetValue(word.Text, out var number) ? index.Weights[number] : 0;
}
