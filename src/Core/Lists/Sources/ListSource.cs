namespace WorkflowConnect.Core.Lists;

/// <summary>One list: who publishes it, on what legal basis, where its files are, and what a whole file looks like.</summary>
public sealed record ListSource
{
    /// <summary>One of <see cref="ListCodes"/>, or the code of a list that the options add.</summary>
    public required string Code { get; init; }

    public required string NameEnglish { get; init; }

    public required string NameGerman { get; init; }

    public required string Publisher { get; init; }

    /// <summary>The law that makes the list binding, as one would cite it.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>One of <see cref="Formats.ListFormatCodes"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The files of one version, named as the format expects.</summary>
    public required IReadOnlyList<ListSourceFile> Files { get; init; }

    /// <summary>A file with fewer entries is no whole list. About three quarters of what the list held when this was written (2026).</summary>
    public required int MinimumCount { get; init; }

    /// <summary>Whether the list is fetched and kept without being asked for.</summary>
    public bool OnByDefault { get; init; } = true;
}
