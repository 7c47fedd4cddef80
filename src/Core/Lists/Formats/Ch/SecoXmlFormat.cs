namespace WorkflowConnect.Core.Lists.Formats.Ch;

/// <summary>
/// Switzerland's consolidated list of SECO (<c>downloadXmlGesamtliste</c>). It is read twice, for targets refer to programmes
/// and places by number. The publisher's file of amendments has the same root and is refused: it is not the whole list.
/// </summary>
public sealed class SecoXmlFormat : IListFormat
{
    internal const string FileName = "consolidated-list.xml";

    private static readonly HashSet<string> ReferenceRecords = new(StringComparer.Ordinal) { "sanctions-program", "place" };
    private static readonly HashSet<string> Targets = new(StringComparer.Ordinal) { "target" };
    private static readonly HashSet<string> History = new(StringComparer.Ordinal) { "modification" };

    public string Code => ListFormatCodes.ChSecoXml;

    public IReadOnlyList<string> FileNames { get; } = [FileName];

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        var references = new SecoReferences();
        string? type = null;
        DateOnly? date = null;
        var (damage, _) = Walk(
            files,
            root => (type, date) = (root.Attribute("list-type"), SecoModifications.Day(root, "date")),
            ReferenceRecords,
            Targets,
            (record, _) =>
            {
                if (record.Name == "place")
                {
                    references.AddPlace(record);
                }
                else
                {
                    references.AddProgramme(record);
                }
            },
            cancellationToken);
        damage ??= type != "whole-list"
            ? $"{FileName} is a list of type '{type ?? "not stated"}', not the whole list. Fetch the file 'Gesamtliste' (downloadXmlGesamtliste)."
            : references.IsEmpty ? $"{FileName} holds no sanctions programme. Fetch it again; if this stays, look at the publisher's page." : null;
        if (damage is not null)
        {
            return new ListReading { Damage = damage };
        }

        var (found, problems) = Walk(
            files,
            _ => { },
            Targets,
            History,
            (target, reader) =>
            {
                if (SecoModifications.IsLive(target, date) && SecoRecord.Read(target, references, reader) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        return new ListReading
        {
            PublishedAt = date is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null,
            Problems = problems,
            Damage = found,
        };
    }

    private static (string? Damage, IReadOnlyList<ListProblem> Problems) Walk(
        ListFiles files,
        Action<RecordNode> onRoot,
        IReadOnlySet<string> records,
        IReadOnlySet<string> closed,
        Action<RecordNode, XmlListReader> onRecord,
        CancellationToken cancellationToken)
    {
        using var stream = files.Open(FileName);
        var reader = new XmlListReader(FileName, stream, XmlLimits.Default);
        var damage = reader.Walk("swiss-sanctions-list", rootNamespace: null, onRoot, records, record => onRecord(record, reader), cancellationToken, closed);
        return (damage, reader.Problems);
    }
}
