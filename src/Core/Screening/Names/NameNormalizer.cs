using System.Globalization;
using System.Text;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// A name as written → its words as they are compared: folded characters, unmasked look-alikes, Latin letters,
/// legal forms replaced by their group. The same text always gives the same words; no culture is asked.
/// </summary>
internal static class NameNormalizer
{
    /// <summary>The words of a name; none when it is empty or no name, see <see cref="NameLimits"/>.</summary>
    public static NameToken[] Normalize(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameLimits.Characters)
        {
            return [];
        }

        var words = Split(name);
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

    private static List<RawWord> Split(string name)
    {
        var words = new List<RawWord>(8);
        var word = new StringBuilder(name.Length);
        bool glued = false, spaced = true;
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (CharacterFolding.IsInvisible(category) || IsApostrophe(rune.Value))
            {
                continue;
            }

            if (AppendFolded(word, rune, category))
            {
                continue;
            }

            if (Flush(words, word, glued && !spaced))
            {
                (glued, spaced) = (true, false);
            }

            spaced |= Rune.IsWhiteSpace(rune);
        }

        Flush(words, word, glued && !spaced);
        return words;
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

    private static bool Flush(List<RawWord> words, StringBuilder word, bool glued)
    {
        if (word.Length == 0)
        {
            return false;
        }

        words.Add(new RawWord(word.ToString(), glued));
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

        var isAbjad = Transliteration.IsAbjad(first);
        var letters = word.Letters;
        if (isAbjad && letters.Length > 3 && letters.StartsWith("ال", StringComparison.Ordinal))
        {
            // The Arabic article is written together with its noun; the Latin spellings part it or drop it.
            letters = letters[2..];
            Add(tokens, "al", isAbjad: false, word.IsGlued);
        }

        var latin = Transliteration.ToLatin(letters);
        if (!isAbjad && ServantOf(latin) is { } rest)
        {
            Add(tokens, "abd", isAbjad: false, word.IsGlued);
            Add(tokens, "al", isAbjad: false, isGlued: true);
            latin = rest;
        }

        Add(tokens, latin, isAbjad, word.IsGlued || latin.Length < letters.Length - 2);
    }

    /// <summary>"Abdelkader" and "Abdul" + name are عبد ال + name; "Abdullah" is one word also in Arabic.</summary>
    private static string? ServantOf(string word)
    {
        if (word.Length < 5 || !word.StartsWith("abd", StringComparison.Ordinal)
            || word[3] is not ('u' or 'e' or 'a' or 'o') || word[4] != 'l')
        {
            return null;
        }

        return word.Length == 5 ? "" : word[5] == 'l' || word.Length < 8 ? null : word[5..];
    }

    private static void Add(List<NameToken> tokens, string text, bool isAbjad, bool isGlued)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (text.Length > NameLimits.WordLength)
        {
            text = text[..NameLimits.WordLength];
        }

        tokens.Add(new NameToken(text, NameVariants.KeyOf(text), WordClasses.Of(text), isAbjad, isGlued && tokens.Count > 0));
    }

    private static NameToken[] ReplaceLegalForms(List<NameToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (LegalForms.Corrected(tokens[i].Text) is { } corrected)
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
