namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>What a publisher's CSV file looks like.</summary>
internal sealed record CsvShape
{
    public required string File { get; init; }

    public char Delimiter { get; init; } = ',';

    /// <summary>Lines before the header, e.g. the date of the file.</summary>
    public int PreambleLines { get; init; }

    /// <summary>Headings without which it is another file; compared without regard to case.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>The heading whose value tells which rows belong together.</summary>
    public required string Key { get; init; }

    /// <summary>True where a list without entries is one.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>True for publishers that wrote Windows-1252 before they came to UTF-8: read where the bytes are no UTF-8.</summary>
    public bool MayBeWindows1252 { get; init; }
}
