namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// Korean syllables in Latin, near McCune-Reischauer without marks, as the lists write Korean names.
/// The split of a syllable is Unicode's own arithmetic (The Unicode Standard, 3.12).
/// </summary>
internal static class Hangul
{
    private static readonly string[] Initials =
        ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];

    private static readonly string[] Vowels =
        ["a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"];

    private static readonly string[] Finals =
        ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"];

    public static bool IsSyllable(char c) => c is >= '\uAC00' and <= '\uD7A3';

    public static string ToLatin(char syllable)
    {
        var index = syllable - 0xAC00;
        return Initials[index / 588] + Vowels[index % 588 / 28] + Finals[index % 28];
    }
}
