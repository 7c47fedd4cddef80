namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>What reading a list file found out, apart from the entries.</summary>
public sealed record ListReading
{
    /// <summary>The publisher's own date of the file; null when the format carries none.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How many records the file itself says it has; null when it says nothing.</summary>
    public int? DeclaredCount { get; init; }

    /// <summary>Records and fields that could not be read, in file order.</summary>
    public IReadOnlyList<ListProblem> Problems { get; init; } = [];

    /// <summary>Why the file as a whole cannot be trusted (truncated, not well-formed, too large); null when it was read to its end.</summary>
    public string? Damage { get; init; }
}
