namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// Writes a Latin word as it sounds, so that the spellings of different transliteration schemes meet:
/// Sergeyevich, Sergeevich, Sergejevič; Müller, Mueller; Qusay, Kusai. Deliberately coarse in vowels
/// (three classes) and fine in consonants, because schemes and typists differ in vowels first.
/// </summary>
internal static class SoundKey
{
    private static readonly (string Spelling, char Sound)[] Groups =
    [
        ("schtsch", 's'), ("shch", 's'), ("stsch", 's'), ("sjtj", 's'), ("tsh", 'C'), ("tj", 'C'), ("sj", 's'), ("zj", 's'), ("tsch", 'C'), ("dsch", 'i'), ("tch", 'C'), ("tsj", 'C'), ("sch", 's'),
        ("dzh", 'i'), ("skh", 's'), ("ch", 'C'), ("sh", 's'), ("sz", 's'), ("zh", 's'), ("kh", 'h'), ("gh", 'g'), ("th", 't'),
        ("ph", 'f'), ("dh", 'd'), ("ck", 'k'), ("ts", 's'), ("tz", 's'), ("cz", 'C'), ("dj", 'i'), ("ou", 'u'), ("ae", 'a'),
        ("oe", 'u'), ("ue", 'u'), ("ij", 'i'),
    ];

    /// <summary>The first group that each letter can begin; keeps the search short.</summary>
    private static readonly (string Spelling, char Sound)[][] ByFirst = [.. Enumerable.Range('a', 26)
        .Select(c => Groups.Where(g => g.Spelling[0] == (char)c).ToArray())];

    public static string Of(string text)
    {
        Span<char> key = stackalloc char[NameLimits.WordLength * 2];
        var length = Write(text.AsSpan(0, Math.Min(text.Length, NameLimits.WordLength)), key);
        return length == text.Length && key[..length].SequenceEqual(text) ? text : key[..length].ToString();
    }

    public static bool IsVowel(char sound) => sound is 'a' or 'i' or 'u';

    /// <summary>
    /// Sounds that one language writes for the other: ch for х (Czech, German, Swedish), h for г (Ukrainian, Belarusian),
    /// ts and ch, dzh and zh, b for v (Greek, Spanish), p for b and f (Arabic).
    /// </summary>
    public static bool AreExchanged(char a, char b) => (a < b ? (a, b) : (b, a)) is
        ('C', 'h') or ('C', 'k') or ('C', 's') or ('g', 'h') or ('h', 'k') or ('g', 'k') or ('i', 's') or ('C', 'i')
        or ('b', 'v') or ('b', 'p') or ('f', 'p') or ('f', 'v') or ('d', 't') or ('s', 't') or ('u', 'v') or ('g', 'i');

    private static int Write(ReadOnlySpan<char> text, Span<char> key)
    {
        var hasLetter = text.ContainsAnyInRange('a', 'z');
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            var step = Sound(text, i, hasLetter, length == 0, out var first, out var second);
            Append(key, ref length, first);
            Append(key, ref length, second);
            i += step;
        }

        length = Ending(key, length);

        // Final -ff and -f of Russian names written the French way: Smirnoff.
        if (length > 2 && key[length - 1] == 'f' && IsVowel(key[length - 2]))
        {
            key[length - 1] = 'v';
        }

        return length;
    }

    /// <summary>Feminine endings that Czech and Slovak add (Kamyninov\u00e1, Achmedovov\u00e1), and -skaya in the short form.</summary>
    private static int Ending(Span<char> key, int length) => key[..length] switch
    {
        [.., _, _, _, 'i', 'n', 'u', 'v', 'a'] => Set(key, length - 2, 'a'),
        [.., _, _, _, 'u', 'v', 'u', 'v', 'a'] => Set(key, length - 2, 'a'),
        [.., _, _, _, 's', 'k', 'a', 'i', 'a'] => length - 2,

        // Latvian: Lavrovs.
        [.., _, _, _, 'a' or 'i' or 'u', 'v', 's'] => length - 1,
        _ => length,
    };

    private static int Set(Span<char> key, int length, char last)
    {
        key[length - 1] = last;
        return length;
    }

    private static int Sound(ReadOnlySpan<char> text, int i, bool hasLetter, bool isFirst, out char first, out char second)
    {
        second = '\0';
        var c = text[i];
        var next = i + 1 < text.Length ? text[i + 1] : '\0';
        if (IsSilent(text, i, next))
        {
            first = '\0';
            return 1;
        }

        if (c is >= 'a' and <= 'z')
        {
            foreach (var (spelling, sound) in ByFirst[c - 'a'])
            {
                if (text[i..].StartsWith(spelling, StringComparison.Ordinal))
                {
                    first = sound;
                    return spelling.Length;
                }
            }
        }

        first = c switch
        {
            'e' or 'y' or 'j' => 'i',
            'o' => 'u',
            'w' => 'v',
            'q' => 'k',
            'c' => next is 'e' or 'i' or 'y' ? 's' : 'k',
            'x' when isFirst && next is ('i' or 'u') => 's',
            'x' => 'k',
            'z' => 's',
            'h' when !isFirst && next is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y') => '\0',
            // Digits read for letters, where a word mixes them (optical character recognition).
            '0' when hasLetter => 'u',
            '1' when hasLetter => 'l',
            '5' when hasLetter => 's',
            '8' when hasLetter => 'b',
            _ => c,
        };
        if (c == 'x' && first == 'k')
        {
            second = 's';
        }

        return 1;
    }

    /// <summary>The u of que and qui (Enrique, Marquez), and the h of hs, as Wade and Giles write Chinese x.</summary>
    private static bool IsSilent(ReadOnlySpan<char> text, int i, char next) =>
        (text[i] == 'u' && i > 0 && text[i - 1] == 'q' && next is ('e' or 'i')) || (text[i] == 'h' && i == 0 && next == 's');

    private static void Append(Span<char> key, ref int length, char sound)
    {
        if (sound != '\0' && (length == 0 || key[length - 1] != sound))
        {
            key[length++] = sound;
        }
    }
}
