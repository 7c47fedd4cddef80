using System.Globalization;
using System.Text;

namespace WorkflowConnect.Core.Access;

/// <summary>
/// Names of users. They stand on votes and protocols, so two must not look the same: one form of Unicode
/// (NFKC), no signs that cannot be seen, and letter case makes no difference.
/// </summary>
public static class UserNames
{
    public const int Longest = 100;

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? Mistake(string? name)
    {
        var text = Clean(name);
        return text.Length == 0 ? "Give the user a name."
            : text.Length > Longest ? $"The name may have at most {Longest} characters."
            : text.EnumerateRunes().All(IsTaken) ? null
            : "The name may hold letters, digits, spaces and . _ - + @ ' only.";
    }

    /// <summary>The name as it is stored and shown.</summary>
    public static string Clean(string? name)
    {
        // What is refused for its length is not worth the work of normalising it.
        if (name is null || name.Length > 4 * Longest)
        {
            return name ?? "";
        }

        try
        {
            return name.Trim().Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair is no text.
            return "\0";
        }
    }

    /// <summary>The form by which names are compared.</summary>
    public static string KeyOf(string? name) => Clean(name).ToUpperInvariant();

    private static bool IsTaken(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (rune.IsAscii && " ._-+@'".Contains((char)rune.Value, StringComparison.Ordinal));
}
