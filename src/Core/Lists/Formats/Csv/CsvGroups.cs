namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>
/// Reads the rows of each entry together, wherever they stand in the file: first the rows of each key are counted, then they
/// are gathered, and a group leaves as soon as it is complete. Only open groups are in memory.
/// </summary>
internal static class CsvGroups
{
    /// <summary>Hands over each group in the order of its last row; returns what is wrong with the file, or null.</summary>
    public static string? Walk(
        CsvShape shape,
        ListFiles files,
        CsvProblems problems,
        Action<string>? onPreamble,
        Action<string, IReadOnlyList<CsvRow>> onGroup,
        CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var damage = new HeadedCsv(shape, problems).Walk(
            files,
            onPreamble,
            row =>
            {
                if (row[shape.Key] is { } key)
                {
                    counts[key] = counts.GetValueOrDefault(key) + 1;
                }
                else
                {
                    problems.Report(row.Line, null, recordLost: true, $"has no {shape.Key}");
                }
            },
            cancellationToken);
        return damage ?? Gather(shape, files, counts, onGroup, cancellationToken);
    }

    private static string? Gather(
        CsvShape shape, ListFiles files, Dictionary<string, int> counts, Action<string, IReadOnlyList<CsvRow>> onGroup, CancellationToken cancellationToken)
    {
        var open = new Dictionary<string, List<CsvRow>>(StringComparer.Ordinal);

        // What is wrong was told by the first reading.
        return new HeadedCsv(shape, new CsvProblems(shape.File)).Walk(
            files,
            onPreamble: null,
            row =>
            {
                if (row[shape.Key] is not { } key)
                {
                    return;
                }

                if (!open.TryGetValue(key, out var rows))
                {
                    open[key] = rows = [];
                }

                rows.Add(row);
                if (rows.Count == counts[key])
                {
                    open.Remove(key);
                    onGroup(key, rows);
                }
            },
            cancellationToken);
    }
}
