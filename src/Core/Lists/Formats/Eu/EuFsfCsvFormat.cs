using System.Globalization;

namespace WorkflowConnect.Core.Lists.Formats.Eu;

/// <summary>
/// The same list as CSV 1.1: UTF-8 with BOM, semicolons, 118 columns, one row per sub-record. It does not tell weak names
/// from strong ones except by remark, so the XML file is the better one.
/// </summary>
public sealed class EuFsfCsvFormat : IListFormat
{
    internal const string FileName = "csvFullSanctionsList_1_1.csv";

    private static readonly CsvShape Shape = new()
    {
        File = FileName,
        Delimiter = ';',
        Key = "Entity_LogicalId",
        Required =
        [
            "Entity_LogicalId", "Entity_EU_ReferenceNumber", "Entity_SubjectType", "Entity_Regulation_Programme", "NameAlias_WholeName",
            "NameAlias_LogicalId", "BirthDate_BirthDate", "BirthDate_LogicalId", "Identification_Number", "Identification_LogicalId",
            "Citizenship_CountryIso2Code", "Address_City",
        ],
    };

    public string Code => ListFormatCodes.EuFsfCsv11;

    public IReadOnlyList<string> FileNames { get; } = [FileName];

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        var problems = new CsvProblems(FileName);
        DateTimeOffset? published = null;
        var damage = CsvGroups.Walk(
            Shape,
            files,
            problems,
            onPreamble: null,
            (id, rows) =>
            {
                published ??= ReadDate(rows[0]["fileGenerationDate"]);
                if (EuRecord.Read(EuCsvRecord.Build(id, rows), problems) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        return new ListReading { PublishedAt = published, Problems = problems.All, Damage = damage };
    }

    private static DateTimeOffset? ReadDate(string? text) => EuCsvDate.Read(text) is { } day
        ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
