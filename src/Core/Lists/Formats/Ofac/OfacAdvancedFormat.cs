namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>
/// OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML (UN sanctions standard; 122 MB in 2026): the only file with names in other
/// scripts and with structured birth dates. It is read twice, for parties come before the sanctions entries that tell their
/// programmes. The namespace has changed over the years, so only the root's name is asked for.
/// </summary>
public sealed class OfacAdvancedFormat : IListFormat
{
    private static readonly HashSet<string> Parties = new(StringComparer.Ordinal) { "DistinctParty" };
    private static readonly HashSet<string> ClosedAtFirst = new(StringComparer.Ordinal) { "DistinctParties", "ProfileRelationships" };
    private static readonly HashSet<string> ClosedAtSecond = new(StringComparer.Ordinal) { "ReferenceValueSets", "Locations", "IDRegDocuments", "ProfileRelationships", "SanctionsEntries" };

    private readonly string _list;
    private readonly string _file;

    internal OfacAdvancedFormat(string code, string file, string list)
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
        var references = new AdvancedReferences();
        var (damage, _) = Walk(files, AdvancedReferences.Records, ClosedAtFirst, (record, _) => references.Add(record), cancellationToken);
        if (damage is null && references.Missing.ToArray() is { Length: > 0 } missing)
        {
            damage = $"{_file} does not explain the numbers it uses: {string.Join(", ", missing)} are missing. Fetch it again; if this stays, ask for an update of the product.";
        }

        if (damage is not null)
        {
            return new ListReading { PublishedAt = references.IssuedAt, Damage = damage };
        }

        var seen = 0;
        var (found, problems) = Walk(
            files,
            Parties,
            ClosedAtSecond,
            (party, reader) =>
            {
                seen++;
                if (AdvancedParty.Read(_list, party, references, reader) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
        if (found is null && seen < references.Listings)
        {
            found = $"{_file} holds {references.Listings} sanctions entries but only {seen} parties. Fetch it again.";
        }

        return new ListReading { PublishedAt = references.IssuedAt, Problems = problems, Damage = found };
    }

    private (string? Damage, IReadOnlyList<ListProblem> Problems) Walk(
        ListFiles files, IReadOnlySet<string> records, IReadOnlySet<string> closed, Action<RecordNode, XmlListReader> onRecord, CancellationToken cancellationToken)
    {
        using var stream = files.Open(_file);
        var reader = new XmlListReader(_file, stream, XmlLimits.Default);
        var damage = reader.Walk("Sanctions", rootNamespace: null, _ => { }, records, record => onRecord(record, reader), cancellationToken, closed);
        return (damage, reader.Problems);
    }
}
