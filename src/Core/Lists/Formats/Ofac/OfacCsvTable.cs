using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>
/// Reads one of OFAC's CSV files: no header, RFC 4180 quotes, <c>-0-</c> for nothing, and a last line with the single
/// character 0x1A. That mark is the only proof that the file arrived whole.
/// </summary>
internal sealed class OfacCsvTable(string file, int columns, List<ListProblem> problems)
{
    private const int MaximumFieldLength = 1_000_000;
    private const int MaximumProblems = 1_000;
    private const string EndMark = "\u001A";

    /// <summary>Hands over each row; returns what is wrong with the file, or null.</summary>
    public string? Walk(Stream stream, bool needsEndMark, Action<string?[], int> onRow, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: false));
        var badData = 0;
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            MaxFieldSize = MaximumFieldLength,
            BadDataFound = a => badData = a.Context.Parser!.RawRow,
        });
        var ended = false;
        try
        {
            while (parser.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var row = parser.Record!;
                if (ended)
                {
                    return $"{file} goes on after its end mark at line {parser.RawRow}.";
                }

                ended = row.Length == 1 && row[0].Trim() == EndMark;
                if (ended || row.All(string.IsNullOrWhiteSpace))
                {
                    continue;
                }

                Hand(row, parser.RawRow, badData == parser.RawRow, onRow);
            }
        }
        catch (MaxFieldSizeException)
        {
            return $"{file} has a field of more than {MaximumFieldLength} characters at line {parser.RawRow}; a quote is probably missing.";
        }
        catch (InvalidDataException e)
        {
            return $"{file} cannot be unpacked: {e.Message}";
        }

        return ended || !needsEndMark ? null : $"{file} is cut off: its end mark (0x1A) is missing.";
    }

    private void Hand(string[] row, int line, bool bad, Action<string?[], int> onRow)
    {
        if (row.Length != columns || bad)
        {
            Report(line, Value(row[0]), recordLost: true, bad ? "has a broken quotation" : $"has {row.Length} columns instead of {columns}");
            return;
        }

        onRow(Array.ConvertAll(row, Value), line);
    }

    public void Report(int line, string? id, bool recordLost, string what)
    {
        if (problems.Count < MaximumProblems)
        {
            problems.Add(new ListProblem(file, line, id, recordLost, what));
        }
    }

    private static string? Value(string cell) => Words.Clean(cell) is { } text && text != "-0-" ? text : null;
}
