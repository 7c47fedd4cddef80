using System.Buffers;
using System.Globalization;
using System.Text;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// A name as written → its words as they are compared: folded characters, unmasked look-alikes, Latin letters,
/// legal forms replaced by their group. The same text always gives the same words; no culture is asked.
/// </summary>
internal static class NameNormalizer
{
    private static readonly SearchValues<char> BareLetters = SearchValues.Create("ČčĆć");

    private const int MostGivenNames = 4;

    /// <summary>The words of a name; none when it is empty or no name, see <see cref="NameLimits"/>.</summary>
    public static NameToken[] Normalize(string? name) => Normalize(name, isPlain: false);

    /// <summary>
    /// The words of a name whose č and ć others may have written as a bare c, which sounds otherwise: Vučić, Vucic. None
    /// when the name has no such letter.
    /// </summary>
    public static NameToken[] NormalizePlain(string? name) => name is not null && name.AsSpan().ContainsAny(BareLetters) ? Normalize(name, isPlain: true) : [];

    private static NameToken[] Normalize(string? name, bool isPlain)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameLimits.Characters)
        {
            return [];
        }

        var words = Split(GivenFirst(name), isPlain);
        if (words.Count > NameLimits.Words)
        {
            return [];
        }

        LookAlikes.Unmask(words);
        var tokens = new List<NameToken>(words.Count + 2);
        foreach (var word in words)
        {
            AddTokens(tokens, word);
        }

        return tokens.Count > NameLimits.Words ? [] : ReplaceLegalForms(tokens);
    }

    /// <summary>
    /// "MATIN, Allah Dad" with the given names first, so that neighbours stand side by side. What follows a comma may also
    /// be a legal form; order tells nothing else here, so moving that is no harm.
    /// </summary>
    private static string GivenFirst(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && comma == name.LastIndexOf(',') && comma < name.Length - 1
            && WordsIn(name.AsSpan(comma + 1)) <= MostGivenNames && !LegalForms.EndsWithForm(name)
            ? string.Concat(name.AsSpan(comma + 1), " ", name.AsSpan(0, comma))
            : name;
    }

    private static int WordsIn(ReadOnlySpan<char> text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ') ? 1 : 0;
        }

        return words;
    }

    private static List<RawWord> Split(string name, bool isPlain)
    {
        var words = new List<RawWord>(8);
        var word = new StringBuilder(name.Length);
        bool glued = false, spaced = true, marked = false, isLower = false;
        var at = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (CharacterFolding.IsInvisible(category) || IsApostrophe(rune.Value))
            {
                at += rune.Utf16SequenceLength;
                continue;
            }

            if (isLower && Rune.IsUpper(rune) && LegalForms.IsForm(RestOf(name, at)))
            {
                Flush(words, word, glued && !spaced, marked);
                (glued, spaced, marked) = (true, false, false);
            }

            isLower = Rune.IsLower(rune);
            at += rune.Utf16SequenceLength;
            var before = word.Length;
            if (isPlain && rune.IsBmp && BareLetters.Contains((char)rune.Value))
            {
                word.Append('c');
                marked = true;
                continue;
            }

            if (AppendFolded(word, rune, category))
            {
                marked |= !rune.IsAscii && char.IsAsciiLetterLower(word[before]);
                continue;
            }

            if (Flush(words, word, glued && !spaced, marked))
            {
                (glued, spaced, marked) = (true, false, false);
            }

            spaced |= Rune.IsWhiteSpace(rune);
        }

        Flush(words, word, glued && !spaced, marked);
        return words;
    }

    /// <summary>The letters up to the next character that is none: "AG" of "SiemensAG".</summary>
    private static ReadOnlySpan<char> RestOf(string name, int start)
    {
        var end = start;
        while (end < name.Length && char.IsLetter(name[end]))
        {
            end++;
        }

        return name.AsSpan(start, end - start);
    }

    private static bool IsApostrophe(int c) => c is '\'' or '`' or 0x2019 or 0x2018 or 0x2032 or 0x201B or 0xB4;

    private static bool AppendFolded(StringBuilder word, Rune rune, UnicodeCategory category)
    {
        if (category == UnicodeCategory.DecimalDigitNumber)
        {
            word.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            return true;
        }

        var before = word.Length;
        if (CharacterFolding.Fold(rune) is { } folded)
        {
            foreach (var c in folded)
            {
                if (char.IsLetterOrDigit(c))
                {
                    word.Append(c);
                }
            }
        }
        else if (Rune.IsLetter(rune))
        {
            word.Append(rune.ToString());
        }

        return word.Length > before;
    }

    private static bool Flush(List<RawWord> words, StringBuilder word, bool glued, bool marked)
    {
        if (word.Length == 0)
        {
            return false;
        }

        words.Add(new RawWord(word.ToString(), glued, marked));
        word.Clear();
        return true;
    }

    private static void AddTokens(List<NameToken> tokens, RawWord word)
    {
        var first = word.Letters[0];
        if (Hangul.IsSyllable(first) || first is >= '\u3040' and <= '\u9FFF')
        {
            // Scripts without spaces: each character is a word of its own.
            foreach (var c in word.Letters)
            {
                Add(tokens, Hangul.IsSyllable(c) ? Hangul.ToLatin(c) : c.ToString(), isAbjad: false, isGlued: true);
            }

            return;
        }

        if (Transliteration.IsAbjad(first))
        {
            ArabicNames.AddArabic(tokens, word.Letters, word.IsGlued);
            return;
        }

        var latin = Transliteration.ToLatin(word.Letters);
        if (latin.Length > 0 && !ArabicNames.TryAddLatin(tokens, latin, word.IsGlued))
        {
            Add(tokens, latin, isAbjad: false, word.IsGlued);
            tokens[^1] = tokens[^1] with { IsMarked = word.IsMarked };
        }
    }

    private static void Add(List<NameToken> tokens, string text, bool isAbjad, bool isGlued)
    {
        if (text.Length > 0)
        {
            tokens.Add(TokenOf(text, isAbjad, isGlued && tokens.Count > 0));
        }
    }

    internal static NameToken TokenOf(string text, bool isAbjad, bool isGlued)
    {
        if (text.Length > NameLimits.WordLength)
        {
            text = text[..NameLimits.WordLength];
        }

        return new NameToken(text, NameVariants.KeyOf(text), WordClasses.Of(text), isAbjad, isGlued);
    }

    private static NameToken[] ReplaceLegalForms(List<NameToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((LegalForms.Corrected(tokens[i].Text) ?? Abbreviations.WordOf(tokens[i].Text)) is { } corrected)
            {
                tokens[i] = new NameToken(corrected, SoundKey.Of(corrected), WordClasses.Of(corrected), IsGlued: tokens[i].IsGlued);
            }
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            var count = LegalForms.Match(tokens, i, out var group);
            if (count > 0)
            {
                tokens[i] = new NameToken(group, group, WordClass.LegalForm);
                tokens.RemoveRange(i + 1, count - 1);
            }
        }

        return [.. tokens];
    }
}
