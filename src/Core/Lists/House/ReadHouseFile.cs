using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>Reads a house list that somebody brings: all of it or nothing, with every mistake at its line.</summary>
internal static class ReadHouseFile
{
    private const int MostEntries = 100_000;
    private const int MistakesShown = 50;

    /// <summary>The entries, or what is wrong.</summary>
    public static (IReadOnlyList<HouseEntry> Entries, IReadOnlyList<HouseMistake> Mistakes) Read(byte[] content, CancellationToken cancellationToken)
    {
        var entries = new List<HouseEntry>();
        var mistakes = new List<HouseMistake>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var problems = new CsvProblems(HouseFormat.FileName);
        var damage = HouseFormat.Walk(
            ListFiles.Single(HouseFormat.FileName, () => new MemoryStream(content, writable: false)),
            problems,
            (entry, line) =>
            {
                var wrong = HouseEntries.MistakesOf(entry, needsId: false);
                mistakes.AddRange(wrong.Select(m => m.AtLine(line)));
                if (entry.Id.Length > 0 && !ids.Add(entry.Id))
                {
                    mistakes.Add(new HouseMistake("The id occurs more than once. Give each entry its own.", "Die Kennung kommt mehrmals vor. Geben Sie jedem Eintrag eine eigene.").AtLine(line));
                }

                entries.Add(entry);
            },
            cancellationToken);
        if (damage is not null)
        {
            return ([], [new HouseMistake(damage, $"Die Datei lässt sich nicht als Hausliste lesen: {damage}")]);
        }

        mistakes.AddRange(problems.All.Select(p => new HouseMistake($"The row {p.What}.", $"Die Zeile ist nicht lesbar: {p.What}.").AtLine(p.Line)));
        if (entries.Count == 0)
        {
            mistakes.Add(new("The file has no entries.", "Die Datei hat keine Einträge."));
        }
        else if (entries.Count > MostEntries)
        {
            mistakes.Add(new(
                $"The file has {entries.Count} entries; a house list has at most {MostEntries}.",
                $"Die Datei hat {entries.Count} Einträge; eine Hausliste hat höchstens {MostEntries}."));
        }

        return (entries, mistakes.Count <= MistakesShown ? mistakes : [.. mistakes.Take(MistakesShown), new HouseMistake($"… and {mistakes.Count - MistakesShown} more.", $"… und {mistakes.Count - MistakesShown} weitere.")]);
    }
}
