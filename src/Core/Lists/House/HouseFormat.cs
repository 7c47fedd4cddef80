using System.Text;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// A house list as CSV. What the product writes has one form only (UTF-8, semicolons, entries by id), so that equal lists have
/// equal checksums; what people bring may have commas or tabs, German headings, and be in Windows-1252.
/// </summary>
public sealed class HouseFormat : IListFormat
{
    internal const string FileName = "house.csv";

    private static readonly char[] Delimiters = [';', ',', '\t'];

    public string Code => ListFormatCodes.HouseCsv;

    public IReadOnlyList<string> FileNames { get; } = [FileName];

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        var problems = new CsvProblems(FileName);
        var damage = Walk(
            files,
            problems,
            (entry, line) =>
            {
                if (entry.Id.Length == 0 || HouseEntries.KindOf(entry.Kind) is null || !entry.Name.Any(char.IsLetterOrDigit))
                {
                    problems.Report(line, entry.Id, recordLost: true, "has no id, no known kind or no name");
                    return;
                }

                onEntry(HouseEntries.ToEntry(entry));
            },
            cancellationToken);

        // The product wrote this file itself: whatever cannot be read in it is damage, never a shorter list.
        damage ??= problems.All.FirstOrDefault(p => p.RecordLost) is { } lost ? $"{lost}." : null;
        return new ListReading { Problems = problems.All, Damage = damage };
    }

    /// <summary>The entries as they were entered, with their lines.</summary>
    internal static string? Walk(ListFiles files, CsvProblems problems, Action<HouseEntry, int> onEntry, CancellationToken cancellationToken)
    {
        var shape = new CsvShape { File = FileName, Delimiter = DelimiterOf(files), Key = "name", Required = ["name"], MayBeWindows1252 = true, MayBeEmpty = true };
        return new HeadedCsv(shape, problems).Walk(
            files,
            onPreamble: null,
            row => onEntry(HouseColumns.Read(name => row[name] ?? row[name.Replace('_', ' ')]), row.Line),
            cancellationToken);
    }

    /// <summary>The one form of a list.</summary>
    internal static byte[] Write(IEnumerable<HouseEntry> entries)
    {
        var text = new StringBuilder();
        text.AppendJoin(';', HouseColumns.All.Select(c => c.Name)).Append("\r\n");
        foreach (var entry in entries.OrderBy(e => e.Id, StringComparer.Ordinal))
        {
            text.AppendJoin(';', HouseColumns.All.Select(c => Quote(c.Get(entry) ?? ""))).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(";\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static char DelimiterOf(ListFiles files)
    {
        using var reader = new StreamReader(files.Open(FileName), Encoding.Latin1);
        var header = reader.ReadLine() ?? "";
        return Delimiters.MaxBy(d => header.Count(c => c == d));
    }
}
