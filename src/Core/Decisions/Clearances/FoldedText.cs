using System.Globalization;
using System.Text;

namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// Takes from a text what never matters: letter case, white space at the ends and runs of it, characters that cannot be
/// seen. No normal form of Unicode is made: .NET under InvariantGlobalization leaves it undone, and a hash must not depend
/// on where the program runs.
/// </summary>
internal static class FoldedText
{
    /// <summary>Words without case, with one space between them.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control)
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                // Down after up: σ and ς, ß and ẞ differ in one of the two only.
                folded.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Letters and digits only: how an address or a number is set out does not matter.</summary>
    public static string Plain(string? text) =>
        string.Concat(Of(text).EnumerateRunes().Where(rune => Rune.IsLetterOrDigit(rune) || IsMark(rune)).Select(rune => rune.ToString()));

    /// <summary>The words in the order of the alphabet, for finding a name again however it is put together.</summary>
    public static string Sorted(string? text) => string.Join(' ', Of(text).Split(' ').Order(StringComparer.Ordinal));

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
