namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>A list file with all its entries in memory.</summary>
public sealed record ParsedList(IReadOnlyList<ListEntry> Entries, ListReading Reading)
{
    /// <summary>Number of names of all entries.</summary>
    public int NameCount => Entries.Sum(e => e.Names.Count);

    /// <summary>Reads the files into memory.</summary>
    public static ParsedList From(IListFormat format, ListFiles files, CancellationToken cancellationToken)
    {
        var entries = new List<ListEntry>();
        var reading = format.Read(files, entries.Add, cancellationToken);
        return new ParsedList(entries, reading);
    }
}
