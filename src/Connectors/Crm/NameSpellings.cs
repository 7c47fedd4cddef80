using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// Spellings under which a name is asked for where a search compares words as they are written, and nobody says whether it
/// takes "ü" for "ue".
/// </summary>
internal static class NameSpellings
{
    private const int Most = 3;

    /// <summary>The words in each spelling that differs; at most three.</summary>
    /// <param name="asWritten">Lower-case words as they were given.</param>
    /// <param name="folded">The same by <see cref="MatchKeys.Fold"/>.</param>
    /// <param name="mostWords">Words that are asked for.</param>
    public static IEnumerable<string[]> Of(string[] asWritten, string[] folded, int mostWords)
    {
        string[][] all = [asWritten, folded, [.. folded.Select(word => Marked(word).Replace("ss", "ß", StringComparison.Ordinal))], [.. folded.Select(Marked)]];
        return all.Select(words => words.Take(mostWords).ToArray()).Where(words => words.Length > 0).DistinctBy(words => string.Join(' ', words), StringComparer.Ordinal).Take(Most);
    }

    /// <summary>Letters and digits, in lower case.</summary>
    public static IEnumerable<string> Words(string? text) =>
        string.Concat((text ?? "").Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Marked(string word) =>
        word.Replace("ae", "ä", StringComparison.Ordinal).Replace("oe", "ö", StringComparison.Ordinal).Replace("ue", "ü", StringComparison.Ordinal);
}
