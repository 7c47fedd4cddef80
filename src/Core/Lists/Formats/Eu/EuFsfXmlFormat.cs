using System.Globalization;

namespace WorkflowConnect.Core.Lists.Formats.Eu;

/// <summary>The EU's consolidated financial sanctions list, FSF XML 1.1 (namespace <c>http://eu.europa.ec/fpi/fsd/export</c>).</summary>
public sealed class EuFsfXmlFormat : IListFormat
{
    internal const string FileName = "xmlFullSanctionsList_1_1.xml";

    private static readonly HashSet<string> Records = new(StringComparer.Ordinal) { "sanctionEntity" };

    public string Code => ListFormatCodes.EuFsfXml11;

    public IReadOnlyList<string> FileNames { get; } = [FileName];

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        using var stream = files.Open(FileName);
        var reader = new XmlListReader(FileName, stream, XmlLimits.Default);
        DateTimeOffset? published = null;
        var damage = reader.Walk(
            "export",
            "http://eu.europa.ec/fpi/fsd/export",
            root => published = DateTimeOffset.TryParse(root.Attribute("generationDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
            Records,
            record =>
            {
                if (EuRecord.Read(record, reader) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        return new ListReading { PublishedAt = published, Problems = reader.Problems, Damage = damage };
    }
}
