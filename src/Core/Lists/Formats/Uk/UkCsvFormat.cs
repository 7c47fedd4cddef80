namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>The UK Sanctions List as CSV: "Report Date: …" on the first line, the header on the second, then rows by Unique ID.</summary>
public sealed class UkCsvFormat : IListFormat
{
    internal const string FileName = "UK-Sanctions-List.csv";

    private static readonly CsvShape Shape = new()
    {
        File = FileName,
        PreambleLines = 1,
        Key = "Unique ID",
        Required = ["Unique ID", "Name 6", "Name 1", "Name type", "Alias strength", "Name non-latin script", "Regime Name", "Designation Type", "D.O.B", "Nationality(/ies)", "Passport number", "IMO number"],
    };

    public string Code => ListFormatCodes.UkCsv;

    public IReadOnlyList<string> FileNames { get; } = [FileName];

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        var problems = new CsvProblems(FileName);
        DateTimeOffset? published = null;
        var damage = CsvGroups.Walk(
            Shape,
            files,
            problems,
            line => published = UkDate.Moment(line.TrimStart('\uFEFF').Split(':', 2)[^1].Trim(' ', ',', '"')),
            (id, rows) =>
            {
                if (UkCsvRecord.Read(id, rows, problems) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        return new ListReading { PublishedAt = published, Problems = problems.All, Damage = damage };
    }
}
