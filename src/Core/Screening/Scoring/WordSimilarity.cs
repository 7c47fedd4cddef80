using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>How like two words are: 1 the same, 0 nothing that counts. Symmetric, so that neither side is favoured.</summary>
internal static class WordSimilarity
{
    /// <summary>Below this two words are different words.</summary>
    public const double Least = 0.62;

    private const double SameSound = 0.96;
    private const double SameConsonants = 0.84;
    private const double OtherSyllable = 0.7;
    private const double SameShortCut = 0.72;
    private const double Misread = 0.92;
    private const double SameAbjad = 0.84;
    private const double SameAbjadWithVowels = 0.93;
    private const double SameShortAbjad = 0.62;
    private const double SameShortAbjadWithVowels = 0.8;
    private const double OtherBeginning = 0.05;
    private const double SwappedShort = 0.7;

    public static double Of(in NameToken a, in NameToken b)
    {
        if (string.Equals(a.Text, b.Text, StringComparison.Ordinal))
        {
            return 1;
        }

        if (a.Class >= WordClass.LegalForm || b.Class >= WordClass.LegalForm || NumbersDiffer(a.Text, b.Text))
        {
            return 0;
        }

        if (a.IsAbjad || b.IsAbjad)
        {
            return Abjad(a, b);
        }

        if (a.Text.Length < 2 || b.Text.Length < 2)
        {
            return 0;
        }

        return string.Equals(a.Key, b.Key, StringComparison.Ordinal)
            ? IsOtherSyllable(a.Text, b.Text) ? OtherSyllable : SameSound
            : Math.Max(Written(a.Text, b.Text), Fuzzy(a, b));
    }

    /// <summary>Jong and Yong, Jang and Yang are different Korean and Chinese syllables, though j is y elsewhere.</summary>
    private static bool IsOtherSyllable(string a, string b) =>
        a.Length == b.Length && a.Length is >= 2 and <= 4 && (a[0], b[0]) is ('j', 'y') or ('y', 'j')
        && a.AsSpan(1).SequenceEqual(b.AsSpan(1)) && a[1] is 'o' or 'u' or 'a' or 'i' && (a.Length == 2 || a[2] == 'n');

    /// <summary>One letter of three is another: Nan and Nam. Says little alone.</summary>
    public static bool IsShortSlip(in NameToken a, in NameToken b)
    {
        if (a.Text.Length != 3 || b.Text.Length != 3 || a.Class != WordClass.Ordinary || b.Class != WordClass.Ordinary || a.IsAbjad || b.IsAbjad)
        {
            return false;
        }

        var same = (a.Text[0] == b.Text[0] ? 1 : 0) + (a.Text[1] == b.Text[1] ? 1 : 0) + (a.Text[2] == b.Text[2] ? 1 : 0);
        return same == 2 && !NumbersDiffer(a.Text, b.Text);
    }

    private static double Fuzzy(in NameToken a, in NameToken b)
    {
        var longest = Math.Max(a.Text.Length, b.Text.Length);
        var shortest = Math.Min(a.Text.Length, b.Text.Length);
        if (shortest < 3 || longest < 4)
        {
            return shortest == 3 && longest == 3 && IsSwap(a.Text, b.Text) ? SwappedShort : 0;
        }

        var limit = longest >= 8 ? 2 : 1;
        var best = 0.0;
        var typed = EditDistance.Within(a.Text, b.Text, limit);
        if (typed <= limit)
        {
            best = 1 - (1.25 * typed / longest);
        }

        var keyLength = Math.Max(a.Key.Length, b.Key.Length);
        if (keyLength >= 5)
        {
            limit = keyLength >= 8 ? 2 : 1;
            var sounded = EditDistance.Within(a.Key, b.Key, limit);
            best = sounded <= limit ? Math.Max(best, SameSound - (1.4 * SoundDistance.Of(a.Key, b.Key) / keyLength)) : best;
        }

        if (a.Key[0] != b.Key[0])
        {
            best -= OtherBeginning;
        }

        best = Math.Max(best, Consonants(a.Key, b.Key));
        return best < Least ? 0 : best;
    }

    /// <summary>The one is the other without its inner vowels, or as a scanner misreads it.</summary>
    private static double Written(string a, string b)
    {
        Span<char> left = stackalloc char[NameLimits.WordLength];
        Span<char> right = stackalloc char[NameLimits.WordLength];
        var (cutA, cutB) = (WrittenKey.IsCut(a), WrittenKey.IsCut(b));
        if (cutA != cutB && Math.Min(a.Length, b.Length) >= WrittenKey.ShortestCut
            && left[..WrittenKey.WriteCut(a, left)].SequenceEqual(right[..WrittenKey.WriteCut(b, right)]))
        {
            return Math.Min(a.Length, b.Length) > WrittenKey.ShortestCut ? SameConsonants : SameShortCut;
        }

        return Math.Min(a.Length, b.Length) >= WrittenKey.ShortestMisread
            && left[..WrittenKey.WriteMisread(a, left)].SequenceEqual(right[..WrittenKey.WriteMisread(b, right)])
            ? Misread
            : 0;
    }

    private static double Consonants(string a, string b)
    {
        Span<char> left = stackalloc char[a.Length];
        Span<char> right = stackalloc char[b.Length];
        left = left[..ConsonantKey.Write(a, left)];
        right = right[..ConsonantKey.Write(b, right)];
        if (left.Length < 3 || !left.SequenceEqual(right))
        {
            return 0;
        }

        // One of them has lost its vowels, or there are consonants enough to be sure.
        var bare = left.Length == a.Length || right.Length == b.Length || left.Length >= 5;
        return bare ? SameConsonants : left.Length == 4 && a[0] == b[0] ? 0.76 : 0;
    }

    /// <summary>Of three letters any one may be another's, but two in the wrong order are a slip.</summary>
    private static bool IsSwap(string a, string b) =>
        (a[0] == b[0] && a[1] == b[2] && a[2] == b[1]) || (a[2] == b[2] && a[0] == b[1] && a[1] == b[0]);

    private static double Abjad(in NameToken a, in NameToken b)
    {
        if (string.Equals(a.Key, b.Key, StringComparison.Ordinal))
        {
            return SameSound;
        }

        var read = Abjad(a, b, isPersian: false);
        return AbjadKey.HasPersianReading(a) || AbjadKey.HasPersianReading(b) ? Math.Max(read, Abjad(a, b, isPersian: true)) : read;
    }

    private static double Abjad(in NameToken a, in NameToken b, bool isPersian)
    {
        Span<char> left = stackalloc char[AbjadKey.Longest];
        Span<char> right = stackalloc char[AbjadKey.Longest];
        left = left[..AbjadKey.Write(a.Text, left, isPersian && a.IsAbjad)];
        right = right[..AbjadKey.Write(b.Text, right, isPersian && b.IsAbjad)];
        if (left.Length == 0 || right.Length == 0)
        {
            return 0;
        }

        if (left.SequenceEqual(right))
        {
            // The long vowels are written, so a Latin spelling that lacks one is the less likely.
            var hasLongVowels = Contains(a.Key, b.Key) || Contains(b.Key, a.Key);
            return left.Length >= 3 ? hasLongVowels ? SameAbjadWithVowels : SameAbjad : hasLongVowels ? SameShortAbjadWithVowels : SameShortAbjad;
        }

        return Math.Min(left.Length, right.Length) >= (a.IsAbjad && b.IsAbjad ? 3 : 4) && left[0] == right[0] && EditDistance.Within(left, right, 1) == 1 ? 0.68 : 0;
    }

    /// <summary>All letters of the one, in order, within the other.</summary>
    private static bool Contains(string whole, string part)
    {
        var next = 0;
        foreach (var c in whole)
        {
            next += next < part.Length && part[next] == c ? 1 : 0;
        }

        return next == part.Length;
    }

    /// <summary>Numbers are names of their own: "Zvezda 45" is not "Zvezda 46", and "MiG29" is not "MiG31".</summary>
    private static bool NumbersDiffer(string a, string b)
    {
        if (!a.AsSpan().ContainsAnyInRange('0', '9') || !b.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return WordClasses.Of(a) == WordClass.Number || WordClasses.Of(b) == WordClass.Number;
        }

        var (i, j) = (0, 0);
        while (true)
        {
            i = NextDigit(a, i);
            j = NextDigit(b, j);
            if (i == a.Length || j == b.Length)
            {
                return i != a.Length || j != b.Length;
            }

            if (a[i++] != b[j++])
            {
                return true;
            }
        }
    }

    private static int NextDigit(string text, int from)
    {
        while (from < text.Length && !char.IsAsciiDigit(text[from]))
        {
            from++;
        }

        return from;
    }
}
