using System.Globalization;
using System.Text;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// Compatibility folding, case and accents of a single character, from a table of our own:
/// under InvariantGlobalization .NET's <c>Normalize</c> returns its input unchanged.
/// </summary>
internal static class CharacterFolding
{
    private static readonly string?[] Bmp = new string?[char.MaxValue + 1];
    private static readonly Dictionary<int, string> Astral = [];

    static CharacterFolding()
    {
        foreach (var row in ScreeningData.Rows("unicode-folding.tsv"))
        {
            var codePoint = int.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (codePoint <= char.MaxValue)
            {
                Bmp[codePoint] = row[1];
            }
            else
            {
                Astral[codePoint] = row[1];
            }
        }

        for (var c = 'A'; c <= 'Z'; c++)
        {
            Bmp[c] = ((char)(c + 32)).ToString();
        }
    }

    /// <summary>What stands for the character, or null when it stands for itself.</summary>
    public static string? Fold(Rune rune)
    {
        var found = rune.IsBmp ? Bmp[rune.Value] : Astral.GetValueOrDefault(rune.Value);
        if (found is not null || rune.IsAscii)
        {
            return found;
        }

        var lower = Rune.ToLowerInvariant(rune);
        return lower == rune ? null : Fold(lower) ?? lower.ToString();
    }

    /// <summary>Marks, joiners and other characters without width: nothing of them is compared.</summary>
    public static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierSymbol or UnicodeCategory.ModifierLetter;
}
