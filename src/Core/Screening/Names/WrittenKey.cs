namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// What is left of a word however it was cut or misread: the word without its inner vowels (MHMMD, SRVCS), and the word
/// with the letters as one that a scanner takes for each other (Jarnil for Jamil, UNlTED for UNITED).
/// </summary>
internal static class WrittenKey
{
    /// <summary>Shorter words fit too many.</summary>
    public const int ShortestCut = 3;

    /// <summary>Shorter words fit too many.</summary>
    public const int ShortestMisread = 3;

    /// <summary>The word without the vowels between its first and its last letter; abbreviations are made so.</summary>
    public static int WriteCut(ReadOnlySpan<char> text, Span<char> target)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == 0 || i == text.Length - 1 || text[i] is not ('a' or 'e' or 'i' or 'o' or 'u'))
            {
                target[length++] = text[i];
            }
        }

        return length;
    }

    /// <summary>No inner vowels, so that the word may have lost them.</summary>
    public static bool IsCut(ReadOnlySpan<char> text) =>
        text.Length >= ShortestCut && text[1..^1].IndexOfAny("aeiou") < 0 && text.ContainsAnyInRange('a', 'z') && !text.ContainsAnyInRange('0', '9');

    public static int WriteMisread(ReadOnlySpan<char> text, Span<char> target)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            var (letter, step) = (text[i], next) switch
            {
                ('r', 'n') => ('m', 2),
                ('v', 'v') => ('w', 2),
                ('c', 'l') => ('d', 2),
                ('l' or '1' or 'j', _) => ('i', 1),
                ('0', _) => ('o', 1),
                ('5', _) => ('s', 1),
                ('8', _) => ('b', 1),
                ('6', _) => ('b', 1),
                ('q', _) => ('g', 1),
                var (c, _) => (c, 1),
            };
            target[length++] = letter;
            i += step - 1;
        }

        return length;
    }
}
