namespace WorkflowConnect.Core.Lists;

/// <summary>An accepted state of one list; immutable, known by the checksum of the publisher's file.</summary>
public sealed record ListVersion
{
    public required string List { get; init; }

    /// <summary>Lower-case hex SHA-256 over the file as published (over all files, in name order, where it is a set).</summary>
    public required string Sha256 { get; init; }

    /// <summary>The publisher's own date of the file; null when the file tells none.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When we fetched it (UTC).</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    public required int EntryCount { get; init; }

    /// <summary>Number of names of all entries.</summary>
    public required int NameCount { get; init; }

    /// <summary>Where it came from: the publisher's address, or <c>sample</c>.</summary>
    public required string Source { get; init; }

    /// <summary>True for the files that the product carries to show itself; never good enough to clear real business.</summary>
    public bool IsSample { get; init; }
}
