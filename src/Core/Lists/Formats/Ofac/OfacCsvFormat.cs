namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>
/// OFAC's CSV set: entries, aliases, addresses and the overflow of remarks, joined by the entry's number. The three
/// smaller files are held in memory while the entries stream by.
/// </summary>
public sealed class OfacCsvFormat : IListFormat
{
    private readonly string _list;
    private readonly string _entries;
    private readonly string _aliases;
    private readonly string _addresses;
    private readonly string _comments;

    /// <summary>The SDN list.</summary>
    internal OfacCsvFormat()
        : this(ListFormatCodes.OfacCsv, ListCodes.OfacSdn, "sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv")
    {
    }

    internal OfacCsvFormat(string code, string list, string entries, string aliases, string addresses, string comments)
    {
        Code = code;
        _list = list;
        (_entries, _aliases, _addresses, _comments) = (entries, aliases, addresses, comments);
        FileNames = [addresses, aliases, entries, comments];
    }

    public string Code { get; }

    public IReadOnlyList<string> FileNames { get; }

    public ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken)
    {
        var problems = new List<ListProblem>();
        var aliases = new Dictionary<string, List<string?[]>>(StringComparer.Ordinal);
        var addresses = new Dictionary<string, List<string?[]>>(StringComparer.Ordinal);
        var comments = new Dictionary<string, List<string?[]>>(StringComparer.Ordinal);

        // Genuine comment files of 2021 have no end mark, and what they hold only completes a remark.
        var damage = Group(files, _aliases, 5, true, aliases, problems, cancellationToken)
            ?? Group(files, _addresses, 6, true, addresses, problems, cancellationToken)
            ?? Group(files, _comments, 2, false, comments, problems, cancellationToken)
            ?? ReadEntries(files, new OfacCsvParts(aliases, addresses, comments), problems, onEntry, cancellationToken);
        if (damage is null)
        {
            ReportOrphans(_aliases, aliases, problems);
            ReportOrphans(_addresses, addresses, problems);
        }

        return new ListReading { Problems = problems, Damage = damage };
    }

    private static string? Group(
        ListFiles files,
        string name,
        int columns,
        bool needsEndMark,
        Dictionary<string, List<string?[]>> groups,
        List<ListProblem> problems,
        CancellationToken cancellationToken)
    {
        using var stream = files.Open(name);
        var table = new OfacCsvTable(name, columns, problems);
        return table.Walk(
            stream,
            needsEndMark,
            (row, line) =>
            {
                if (row[0] is not { } id)
                {
                    table.Report(line, null, recordLost: true, "has no entry number");
                    return;
                }

                if (!groups.TryGetValue(id, out var group))
                {
                    groups[id] = group = [];
                }

                group.Add(row);
            },
            cancellationToken);
    }

    private string? ReadEntries(
        ListFiles files,
        OfacCsvParts parts,
        List<ListProblem> problems,
        Action<ListEntry> onEntry,
        CancellationToken cancellationToken)
    {
        using var stream = files.Open(_entries);
        var table = new OfacCsvTable(_entries, 12, problems);
        return table.Walk(
            stream,
            needsEndMark: true,
            (row, line) =>
            {
                if (OfacCsvRecord.Read(_list, row, line, parts, table) is { } entry)
                {
                    onEntry(entry);
                }
            },
            cancellationToken);
    }

    // Whatever is left was claimed by no entry: the files are not of one day.
    private void ReportOrphans(string file, Dictionary<string, List<string?[]>> groups, List<ListProblem> problems)
    {
        if (groups.Count > 0)
        {
            problems.Add(new ListProblem(file, 0, null, RecordLost: false, $"{groups.Count} entry numbers are not in {_entries}"));
        }
    }
}
