using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Screening.Bench;

/// <summary>List snapshots made from bare names, for measurements that need no publisher's file.</summary>
internal static class Corpus
{
    /// <summary>Rows of entry, list, type, kind (P, A, W = weak alias, S = other script) and name.</summary>
    public static List<ListSnapshot> FromRows(IEnumerable<string[]> rows)
    {
        var entries = new Dictionary<string, (string List, string Type, List<ListedName> Names)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!entries.TryGetValue(row[0], out var entry))
            {
                entries[row[0]] = entry = (row[1], row[2], []);
            }

            entry.Names.Add(new ListedName
            {
                Text = row[4],
                Script = row[3] == "S" ? "Zyyy" : "Latn",
                Role = row[3] == "P" ? NameRole.Primary : NameRole.Alias,
                Strength = row[3] == "W" ? NameStrength.Weak : NameStrength.Strong,
            });
        }

        return [.. entries.GroupBy(e => e.Value.List).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Snapshot(
            g.Key,
            [.. g.Select(e => new ListEntry { List = g.Key, Id = e.Key, Kind = KindOf(e.Value.Type, e.Value.Names), Names = e.Value.Names })]))];
    }

    public static ListSnapshot Snapshot(string list, IReadOnlyList<ListEntry> entries) => new(
        new ListVersion
        {
            List = list,
            Sha256 = new string('0', 64),
            FetchedAt = TimeProvider.System.GetUtcNow(),
            EntryCount = entries.Count,
            NameCount = entries.Sum(e => e.Names.Count),
            Source = "bench",
        },
        entries);

    /// <summary>The lists without their names in other scripts, so that a name in another script must be read to be found.</summary>
    public static IReadOnlyList<ListSnapshot> LatinOnly(IReadOnlyList<ListSnapshot> lists) =>
    [
        .. lists.Select(l => Snapshot(
            l.Version.List,
            [.. l.Entries.Select(e => e with { Names = [.. e.Names.Where(n => n.Text.All(c => c < '\u0370' || c > '\u1FFF'))] }).Where(e => e.Names.Count > 0)])),
    ];

    /// <summary>Names nobody bears, from a seeded generator, when the evaluation data is absent.</summary>
    public static IEnumerable<string[]> Synthetic(int count)
    {
        string[] syllables = ["ka", "ro", "min", "tel", "sha", "vor", "dun", "li", "bek", "sar", "no", "gul", "ter", "zi", "mar", "jo"];
#pragma warning disable CA5394 // Reproducible test names, no secret.
        var random = new Random(20260801);
        string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => syllables[random.Next(syllables.Length)]));
#pragma warning restore CA5394
        for (var i = 0; i < count; i++)
        {
            yield return [$"S{i}", "EU", "Individual", "P", $"{Word()} {Word()} {Word()}"];
        }
    }

    /// <summary>The Swiss extract does not tell the kind: what bears a legal form or a single word is taken for an organisation.</summary>
    private static EntryKind KindOf(string type, List<ListedName> names) => type switch
    {
        "Individual" => EntryKind.Person,
        "Vessel" => EntryKind.Vessel,
        "Aircraft" => EntryKind.Aircraft,
        "Entity" => EntryKind.Organisation,
        _ => names[0].Text.Split(' ').Length is 2 or 3 && names[0].Text.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'')
            ? EntryKind.Person
            : EntryKind.Organisation,
    };
}
