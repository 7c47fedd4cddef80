using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>The names that an index was built from, as they were read then. Of a new list version almost all are the old ones.</summary>
internal sealed class ReadNames
{
    private readonly ScreeningIndex index;
    private readonly Dictionary<(string List, string Id), int> entries;
    private readonly int[] firstNames;

    public ReadNames(ScreeningIndex index)
    {
        this.index = index;
        entries = new(index.Entries.Length);
        for (var entry = 0; entry < index.Entries.Length; entry++)
        {
            entries.TryAdd((index.Entries[entry].List, index.Entries[entry].Id), entry);
        }

        firstNames = new int[index.Entries.Length + 1];
        for (var (entry, name) = (0, 0); entry < firstNames.Length; entry++)
        {
            while (name < index.NameCount && index.NameEntries[name] < entry)
            {
                name++;
            }

            firstNames[entry] = name;
        }
    }

    /// <summary>Null when the entry is new or has other names; safe for any number of readers.</summary>
    public List<ReadName>? Find(ListEntry entry)
    {
        if (!entries.TryGetValue((entry.List, entry.Id), out var number) || !HasNamesOf(index.Entries[number], entry))
        {
            return null;
        }

        var names = new List<ReadName>(firstNames[number + 1] - firstNames[number]);
        for (var name = firstNames[number]; name < firstNames[number + 1]; name++)
        {
            names.Add(new ReadName(index.NameOrdinals[name], WordsOf(name), JoinedOf(name)));
        }

        return names;
    }

    private NameToken[] WordsOf(int name)
    {
        var numbers = index.WordsOf(name);
        var words = new NameToken[numbers.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = index.Words[numbers[i]];
        }

        return words;
    }

    private (ulong Mask, NameToken Word)[] JoinedOf(int name)
    {
        var spans = index.SpansOf(name);
        var joined = new (ulong Mask, NameToken Word)[spans.Length];
        for (var i = 0; i < joined.Length; i++)
        {
            joined[i] = (spans[i].Mask, index.Words[spans[i].Word]);
        }

        return joined;
    }

    private static bool HasNamesOf(ListEntry known, ListEntry entry)
    {
        if (known.Names.Count != entry.Names.Count)
        {
            return false;
        }

        for (var i = 0; i < known.Names.Count; i++)
        {
            if (!string.Equals(known.Names[i].Text, entry.Names[i].Text, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
