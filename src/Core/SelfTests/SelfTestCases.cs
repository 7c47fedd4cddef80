using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>
/// Derives the cases from the lists themselves: some entries of each, spread by a hash of the version and the entry,
/// so that the same version gives the same cases and another one gives others.
/// </summary>
public static class SelfTestCases
{
    /// <summary>Entries of each list that are tried.</summary>
    public const int PerList = 16;

    /// <summary>Whom one may meet in a company, and on no list.</summary>
    private static readonly string[] Ordinary =
    [
        "Wilhelmine Kuchenbecker", "Gundula Apfelstädt", "Eberhard Sonnenblum", "Roswitha Zwetschgenbaum", "Friedhelm Butterweck",
        "Annegret Himmelseher", "Ottokar Pfannenstiel", "Hiltrud Morgenschweis", "Burkhard Ziegenspeck", "Irmtraud Rosenzweig-Kiesel",
    ];

    private const int LeastWord = 3;
    private static readonly string[] Syllables = ["brum", "quast", "zwirl", "pfnor", "gliep", "schnub", "worg", "tulpf", "krenz", "mompf"];

    public static IReadOnlyList<SelfTestCase> Of(IEnumerable<ListSnapshot> lists) =>
        [.. lists.SelectMany(OfList), .. Enumerable.Range(0, 20).Select(NotListed)];

    private static IEnumerable<SelfTestCase> OfList(ListSnapshot list)
    {
        var chosen = list.Entries
            .Where(e => e.Kind is EntryKind.Person or EntryKind.Organisation)
            .Select(e => (Entry: e, Name: LatinName(e)))
            .Where(e => e.Name is not null)
            .OrderBy(e => e.Entry.Kind)
            .ThenBy(e => Hash(list.Version.Sha256, e.Entry.Id))
            .Take(PerList);
        foreach (var (entry, name) in chosen)
        {
            var hash = Hash(list.Version.Sha256, entry.Id);
            yield return Case(entry, SelfTestKind.Exact, name!);
            yield return Case(entry, SelfTestKind.Misspelt, Misspell(name!, hash));
            if (entry.Kind == EntryKind.Person)
            {
                yield return Case(entry, SelfTestKind.OtherScript, hash % 2 == 0 ? ForeignLetters.Cyrillic(name!) : ForeignLetters.Greek(name!));
            }
        }
    }

    /// <summary>A strong name of several words in plain Latin letters: short and odd ones tell nothing about the matcher.</summary>
    private static string? LatinName(ListEntry entry) => entry.Names
        .Where(n => n.Strength == NameStrength.Strong)
        .Select(n => n.Text.Replace(",", "", StringComparison.Ordinal))
        .FirstOrDefault(text => text.All(c => char.IsAsciiLetter(c) || c is ' ')
            && text.Split(' ') is { Length: >= 2 and <= 5 } words
            && words.All(w => w.Length >= LeastWord) && words.Any(w => w.Length >= 6));

    private static SelfTestCase Case(ListEntry entry, SelfTestKind kind, string name) =>
        new(entry.List, kind, new Party { Kind = entry.Kind == EntryKind.Person ? PartyKind.Person : PartyKind.Company, Name = name }, entry.Id);

    /// <summary>One slip within the longest word: two letters changed over, one left out, or one doubled.</summary>
    private static string Misspell(string name, uint hash)
    {
        var words = name.Split(' ');
        var longest = Array.IndexOf(words, words.MaxBy(w => w.Length));
        var word = words[longest];
        var at = 1 + (int)((hash / 3) % (uint)(word.Length - 3));
        words[longest] = (hash % 3) switch
        {
            0 when word[at] != word[at + 1] => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            1 => word.Remove(at, 1),
            _ => word.Insert(at, word[at].ToString()),
        };
        return string.Join(' ', words);
    }

    private static SelfTestCase NotListed(int number) => new(
        "",
        SelfTestKind.NotListed,
        new Party { Kind = PartyKind.Person, Name = number < Ordinary.Length ? Ordinary[number] : $"{Invented(number)} {Invented(number + 7)}" },
        null);

    private static string Invented(int number)
    {
        var (first, second) = (Syllables[number % 10], Syllables[((number * 3) + 1 + (number / 10)) % 10]);
        return char.ToUpperInvariant(first[0]) + first[1..] + second;
    }

    private static uint Hash(string version, string id) => BitConverter.ToUInt32(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{version}/{id}"))), 0);
}
