using System.Xml;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>How much XML a list may be. The largest genuine file has 122 MB (OFAC's advanced XML, 2026), depth 11.</summary>
internal sealed record XmlLimits
{
    public static readonly XmlLimits Default = new();

    /// <summary>Characters of the whole document. Default 500 million.</summary>
    public long MaximumCharacters { get; init; } = 500_000_000;

    /// <summary>Nested elements. Default 16.</summary>
    public int MaximumDepth { get; init; } = 16;

    /// <summary>Elements and texts of one record. Default 100,000.</summary>
    public int MaximumRecordNodes { get; init; } = 100_000;

    /// <summary>Problems that are remembered. Default 1,000.</summary>
    public int MaximumProblems { get; init; } = 1_000;

    public XmlReaderSettings ReaderSettings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaximumCharacters,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };
}
