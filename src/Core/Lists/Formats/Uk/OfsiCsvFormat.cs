namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>
/// OFSI's consolidated list of financial sanctions targets (ConList.csv, 2013 to January 2026), for archives: first line
/// "Last Updated,dd/mm/yyyy", rows in the order of names. Its entries go by the Group ID.
/// </summary>
public sealed class OfsiCsvFormat : IListFormat
{
    internal const string FileName = "ConList.csv";

    private static readonly CsvShape Shape = new()
    {
        File = FileName,
        PreambleLines = 1,
        Key = "Group ID",
        Required = ["Name 6", "Name 1", "DOB", "Nationality", "Group Type", "Alias Type", "Regime", "Listed On", "Group ID"],
        MayBeWindows1252 = true,
    };

    public string Code => ListFormatCodes.UkOfsiCsv;

    public IReadOnlyList<string> FileNames { get; } = [FileName];

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        var problems = new CsvProblems(FileName);
        DateTimeOffset? published = null;
        var damage = CsvGroups.Walk(
            Shape,
            files,
            problems,
            line => published = UkDate.Moment(line.Split(',').ElementAtOrDefault(1)?.Trim(' ', '"')),
            (id, rows) =>
            {
                if (OfsiCsvRecord.Read(id, rows, problems) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        return new ListReading { PublishedAt = published, Problems = problems.All, Damage = damage };
    }
}
