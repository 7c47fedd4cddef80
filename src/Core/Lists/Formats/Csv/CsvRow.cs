namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>One row of a CSV file with a header.</summary>
internal sealed class CsvRow(IReadOnlyDictionary<string, int> columns, string[] cells, int line)
{
    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The cell under that heading, white space cleaned; null when it is empty or the file has no such column.</summary>
    public string? this[string column] =>
        columns.TryGetValue(column, out var at) && at < cells.Length ? Words.Clean(cells[at]) : null;
}
