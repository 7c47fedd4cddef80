using System.Net;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>Cells that pack several values into one.</summary>
internal static partial class UkTexts
{
    /// <summary>"(1) Saudi Arabia. (2) Qatar" and "a) A b) B" are two values; a text without numbering is one.</summary>
    public static IEnumerable<string> Numbered(string? text) => text is null
        ? []
        : Numbering().Split(text).Select(p => p.Trim(' ', '.', ',', ';')).Where(p => p.Length > 0);

    /// <summary>Values between bars: "Asset freeze|Travel Ban".</summary>
    public static IEnumerable<string> Barred(string? text) =>
        text is null ? [] : text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The statements of reasons carry HTML entities, at times twice over.</summary>
    public static string? Decode(string? text) => Words.Clean(WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)));

    /// <summary>The number within a sentence such as "Passport No: 592667 (Qatari passport …)"; null where there is none.</summary>
    public static string? NumberIn(string text) => Document().Match(text) is { Success: true } match ? match.Groups["n"].Value.TrimEnd('-', '/', '.') : null;

    /// <summary>Seven digits, with or without the letters IMO; null for anything else.</summary>
    public static string? Imo(string? text) => text is not null && ImoNumber().Match(text) is { Success: true } match ? match.Groups["n"].Value : null;

    /// <summary>A number that stands behind the letters IMO within prose.</summary>
    public static string? ImoInProse(string? text) => text is not null && ImoWord().Match(text) is { Success: true } match ? match.Groups["n"].Value : null;

    [GeneratedRegex(@"(?:^|\s)\(?(?:\d{1,2}|[a-h])\)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"(?<![\w/])(?<n>(?:[A-Z]{1,4}[- ]?)?\d[\dA-Z/.-]{3,24})(?!\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Document();

    [GeneratedRegex(@"^(?:IMO)?[\s:.#]*(?<n>\d{7})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ImoNumber();

    [GeneratedRegex(@"\bIMO\b(?:\s+(?:number|no\.?))?\s*:?\s*(?<n>\d{7})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ImoWord();
}
