namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>The UK Sanctions List as XML, published by the FCDO; the UK's single list since 28 January 2026.</summary>
public sealed class UkXmlFormat : IListFormat
{
    internal const string FileName = "UK-Sanctions-List.xml";

    private static readonly HashSet<string> Records = new(StringComparer.Ordinal) { "DateGenerated", "Designation" };

    public string Code => ListFormatCodes.UkXml;

    public IReadOnlyList<string> FileNames { get; } = [FileName];

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        using var stream = files.Open(FileName);
        var reader = new XmlListReader(FileName, stream, XmlLimits.Default);
        DateTimeOffset? published = null;
        var damage = reader.Walk(
            "Designations",
            rootNamespace: null,
            _ => { },
            Records,
            record =>
            {
                if (record.Name == "DateGenerated")
                {
                    published = UkDate.Moment(record.Text);
                }
                else if (UkXmlRecord.Read(record, reader) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        return new ListReading { PublishedAt = published, Problems = reader.Problems, Damage = damage };
    }
}
