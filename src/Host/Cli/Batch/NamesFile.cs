using System.Security.Cryptography;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Cli.Batch;

/// <summary>
/// A plain file of names to screen against: entry, list, type (Individual, Entity, Vessel, Aircraft), kind of name
/// (P primary, A alias, W weak alias, S in its own script; any other counts as an alias) and name, separated by tabs.
/// </summary>
internal static class NamesFile
{
    private const int EntryColumn = 0;
    private const int ListColumn = 1;
    private const int TypeColumn = 2;
    private const int KindColumn = 3;
    private const int NameColumn = 4;

    /// <exception cref="InvalidDataException">A row is not of that form.</exception>
    public static IReadOnlyList<ListSnapshot> Read(string path, DateTimeOffset now)
    {
        string hash;
        using (var bytes = File.OpenRead(path))
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }

        using var table = TableFile.OpenBare(path);
        var lists = new SortedDictionary<string, Dictionary<string, (string Type, List<ListedName> Names)>>(StringComparer.Ordinal);
        while (table.Read())
        {
            if (table[EntryColumn] is not { } entry || table[ListColumn] is not { } list || table[NameColumn] is not { } name)
            {
                throw new InvalidDataException($"{Path.GetFileName(path)}, line {table.Line}: expected entry, list, type, kind and name, separated by tabs.");
            }

            if (table.Line == 1 && name.Equals("name", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!lists.TryGetValue(list, out var entries))
            {
                lists[list] = entries = new(StringComparer.Ordinal);
            }

            if (!entries.TryGetValue(entry, out var known))
            {
                entries[entry] = known = (table[TypeColumn] ?? "", []);
            }

            known.Names.Add(NameOf(table[KindColumn], name));
        }

        if (lists.Count == 0)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} holds no name: nobody would be found.");
        }

        return [.. lists.Select(list => Snapshot(list.Key, list.Value, hash, path, now))];
    }

    private static ListSnapshot Snapshot(
        string list, Dictionary<string, (string Type, List<ListedName> Names)> entries, string hash, string path, DateTimeOffset now)
    {
        ListEntry[] all = [.. entries.Select(entry => new ListEntry
        {
            List = list,
            Id = entry.Key,
            Kind = KindOf(entry.Value.Type, entry.Value.Names),
            Names = entry.Value.Names,
        })];
        return new ListSnapshot(
            new ListVersion
            {
                List = list,
                Sha256 = hash,
                FetchedAt = now,
                EntryCount = all.Length,
                NameCount = all.Sum(entry => entry.Names.Count),
                Source = Path.GetFileName(path),
            },
            all);
    }

    private static ListedName NameOf(string? kind, string name) => new()
    {
        Text = name,
        Script = kind == "S" ? "Zyyy" : "Latn",
        Role = kind is null or "P" ? NameRole.Primary : NameRole.Alias,
        Strength = kind == "W" ? NameStrength.Weak : NameStrength.Strong,
    };

    // Some publishers do not tell: two or three plain words are taken for a person's name.
    private static EntryKind KindOf(string type, List<ListedName> names) => type.ToUpperInvariant() switch
    {
        "INDIVIDUAL" or "PERSON" => EntryKind.Person,
        "VESSEL" or "SHIP" => EntryKind.Vessel,
        "AIRCRAFT" => EntryKind.Aircraft,
        "ENTITY" or "ORGANISATION" or "ORGANIZATION" or "COMPANY" => EntryKind.Organisation,
        _ => names[0].Text.Split(' ').Length is 2 or 3 && names[0].Text.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'')
            ? EntryKind.Person
            : EntryKind.Organisation,
    };
}
