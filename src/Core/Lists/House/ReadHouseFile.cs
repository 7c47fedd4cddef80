using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>Reads a house list that somebody brings: all of it or nothing, with every mistake at its line.</summary>
internal static class ReadHouseFile
{
    private const int MostEntries = 100_000;
    private const int MistakesShown = 50;

    /// <summary>The entries, or what is wrong.</summary>
    public static (IReadOnlyList<HouseEntry> Entries, IReadOnlyList<string> Mistakes) Read(byte[] content, CancellationToken cancellationToken)
    {
        var entries = new List<HouseEntry>();
        var mistakes = new List<string>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var problems = new CsvProblems(HouseFormat.FileName);
        var damage = HouseFormat.Walk(
            ListFiles.Single(HouseFormat.FileName, () => new MemoryStream(content, writable: false)),
            problems,
            (entry, line) =>
            {
                var wrong = HouseEntries.MistakesOf(entry, needsId: false);
                mistakes.AddRange(wrong.Select(m => $"Line {line}: {m}"));
                if (entry.Id.Length > 0 && !ids.Add(entry.Id))
                {
                    mistakes.Add($"Line {line}: The id '{(entry.Id.Length > 40 ? entry.Id[..40] : entry.Id)}' occurs more than once. Give each entry its own.");
                }

                entries.Add(entry);
            },
            cancellationToken);
        if (damage is not null)
        {
            return ([], [damage]);
        }

        mistakes.AddRange(problems.All.Select(p => $"Line {p.Line}: {p.What}"));
        if (entries.Count == 0)
        {
            mistakes.Add("The file has no entries.");
        }
        else if (entries.Count > MostEntries)
        {
            mistakes.Add($"The file has {entries.Count} entries; a house list has at most {MostEntries}.");
        }

        return (entries, mistakes.Count <= MistakesShown ? mistakes : [.. mistakes.Take(MistakesShown), $"… and {mistakes.Count - MistakesShown} more."]);
    }
}
