using System.Globalization;

namespace WorkflowConnect.Core.Lists.Formats.Un;

/// <summary>
/// The UN Security Council's consolidated list
/// (schema: https://www.un.org/sc/resources/sc-sanctions.xsd; the file has no namespace).
/// </summary>
public sealed class UnXmlFormat : IListFormat
{
    internal const string FileName = "consolidated.xml";

    private static readonly HashSet<string> Records = new(StringComparer.Ordinal) { "INDIVIDUAL", "ENTITY" };

    public string Code => ListFormatCodes.UnXml;

    public IReadOnlyList<string> FileNames { get; } = [FileName];

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        using var stream = files.Open(FileName);
        var reader = new XmlListReader(FileName, stream, XmlLimits.Default);
        DateTimeOffset? published = null;
        var damage = reader.Walk(
            "CONSOLIDATED_LIST",
            rootNamespace: null,
            root => published = ReadDate(root.Attribute("dateGenerated")),
            Records,
            record =>
            {
                if (UnRecord.Read(record, reader) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        return new ListReading { PublishedAt = published, Problems = reader.Problems, Damage = damage };
    }

    private static DateTimeOffset? ReadDate(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
