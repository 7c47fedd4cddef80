namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// What Arabic and Hebrew write of a word: its consonants without j, w and y, which stand for long vowels or are read
/// differently from Cairo to Tehran. A Latin word has the key that it would have, were it written in Arabic.
/// </summary>
internal static class AbjadKey
{
    private static readonly (string Spelling, char Sound)[] Groups =
    [
        ("tch", 's'), ("tsch", 's'), ("sch", 's'), ("sh", 's'), ("ch", 's'), ("zh", 's'), ("kh", 'h'), ("gh", 'k'), ("dzh", '\0'),
        ("dj", '\0'), ("ph", 'f'), ("ck", 'k'), ("ts", 's'), ("tz", 's'), ("ou", '\0'), ("dh", 'd'), ("th", 't'),
    ];

    /// <summary>The greatest length of a key, for buffers.</summary>
    public const int Longest = 2 * NameLimits.WordLength;

    /// <summary>The letters that Persian reads as s or z where Arabic has a dental have another key then.</summary>
    public static bool HasPersianReading(in NameToken word) =>
        word.IsAbjad && (word.Text.Contains("dh", StringComparison.Ordinal) || word.Text.Contains("th", StringComparison.Ordinal));

    public static int Write(ReadOnlySpan<char> text, Span<char> target, bool isPersian = false)
    {
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            var (step, sound) = Sound(text, i, isPersian);
            if (sound != '\0' && (length == 0 || target[length - 1] != sound))
            {
                target[length++] = sound;
            }

            if (text[i] == 'x')
            {
                target[length++] = 's';
            }

            i += step;
        }

        return length;
    }

    private static (int Step, char Sound) Sound(ReadOnlySpan<char> text, int i, bool isPersian)
    {
        foreach (var (spelling, sound) in Groups)
        {
            if (text[i] == spelling[0] && text[i..].StartsWith(spelling, StringComparison.Ordinal))
            {
                return (spelling.Length, isPersian && spelling is ("dh" or "th") ? 's' : sound);
            }
        }

        return (1, text[i] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'v' or 'j' => '\0',
            'h' when i == text.Length - 1 => '\0',
            'c' when i + 1 < text.Length && text[i + 1] is ('e' or 'i' or 'y') => 's',
            'c' or 'q' or 'g' or 'x' => 'k',
            'p' => 'b',
            'z' => 's',
            var c => c,
        });
    }
}
