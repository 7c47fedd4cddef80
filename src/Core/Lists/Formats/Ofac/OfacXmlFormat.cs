using System.Globalization;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>
/// OFAC's SDN.XML and CONSOLIDATED.XML. The namespace has changed over the years (tempuri.org before 2024), so only the
/// root's name is asked for.
/// </summary>
public sealed class OfacXmlFormat : IListFormat
{
    private static readonly HashSet<string> Records = new(StringComparer.Ordinal) { "publshInformation", "sdnEntry" };

    private readonly string _list;
    private readonly string _file;

    internal OfacXmlFormat()
        : this(ListFormatCodes.OfacXml, "sdn.xml", ListCodes.OfacSdn)
    {
    }

    internal OfacXmlFormat(string code, string file, string list)
    {
        Code = code;
        _file = file;
        _list = list;
        FileNames = [file];
    }

    public string Code { get; }

    public IReadOnlyList<string> FileNames { get; }

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        using var stream = files.Open(_file);
        var reader = new XmlListReader(_file, stream, XmlLimits.Default);
        DateTimeOffset? published = null;
        int? declared = null;
        var seen = 0;
        var damage = reader.Walk(
            "sdnList",
            rootNamespace: null,
            _ => { },
            Records,
            record =>
            {
                if (record.Name == "publshInformation")
                {
                    (published, declared) = ReadHead(record);
                    return;
                }

                seen++;
                if (OfacXmlRecord.Read(_list, record, reader) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        if (damage is null && declared is not null && declared != seen)
        {
            damage = $"{_file} says it holds {declared} records, but {seen} were found.";
        }

        return new ListReading { PublishedAt = published, DeclaredCount = declared, Problems = reader.Problems, Damage = damage };
    }

    private static (DateTimeOffset?, int?) ReadHead(RecordNode head) =>
        (DateTimeOffset.TryParseExact(head.TextOf("Publish_Date"), "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
         int.TryParse(head.TextOf("Record_Count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null);
}
