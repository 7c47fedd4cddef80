namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// Names that Arabic builds of two words, brought to one shape whatever the script and wherever the spaces are:
/// عبد ال + name as three words, … الدين and … الله as one. The Latin spellings part them, join them and assimilate
/// the article: Abd al-Rahman, Abderrahman, Abdul Rahman; Siraj al-Din, Sirajuddin; Habib Allah, Habibollah.
/// </summary>
internal static class ArabicNames
{
    private const string Article = "\u0627\u0644";
    private const string Servant = "\u0639\u0628\u062F";
    private const string Religion = "\u0627\u0644\u062F\u064A\u0646";
    private const string God = "\u0627\u0644\u0644\u0647";
    private const string OfReligion = "uddin";
    private const string OfGod = "ullah";

    /// <summary>Abudl, Adbul, Andul: Abdul with a slip in it.</summary>
    private static readonly SlipDictionary ServantSlips = new(["abdul", "abdel"]);

    /// <summary>The shortest Latin word that is taken apart; below it stand Mullah, Abdul and the like.</summary>
    private const int ShortestCompound = 7;

    public static void AddArabic(List<NameToken> tokens, string letters, bool isGlued)
    {
        var plain = ArabicWords.Plain(letters);
        if (plain is (God or Religion) && tokens.Count > 0)
        {
            Extend(tokens, plain == God ? OfGod : OfReligion);
            return;
        }

        if (plain.Length > Servant.Length + Article.Length + 1 && plain.StartsWith(Servant + Article, StringComparison.Ordinal)
            && !plain.StartsWith(Servant + God, StringComparison.Ordinal))
        {
            Add(tokens, Servant, isGlued);
            plain = plain[Servant.Length..];
            isGlued = true;
        }

        // The Arabic article is written together with its noun; the Latin spellings part it or drop it.
        if (plain.Length > 3 && plain.StartsWith(Article, StringComparison.Ordinal) && ArabicWords.ToLatin(plain) is null)
        {
            tokens.Add(NameNormalizer.TokenOf("al", isAbjad: false, isGlued && tokens.Count > 0));
            plain = plain[Article.Length..];
            isGlued = true;
        }

        Add(tokens, plain, isGlued);
    }

    private static void Add(List<NameToken> tokens, string plain, bool isGlued)
    {
        var isReligion = plain.Length > Religion.Length + 1 && plain.EndsWith(Religion, StringComparison.Ordinal);
        var word = isReligion ? plain[..^Religion.Length] : plain;
        var known = ArabicWords.ToLatin(word);
        var latin = (known ?? Transliteration.ToLatin(word)) + (isReligion ? OfReligion : "");
        if (latin.Length > 0)
        {
            tokens.Add(NameNormalizer.TokenOf(latin, isAbjad: known is null, isGlued && tokens.Count > 0));
        }
    }

    /// <summary>False when the Latin word is no part of such a name.</summary>
    public static bool TryAddLatin(List<NameToken> tokens, string word, bool isGlued)
    {
        if (ServantOf(word) is { } name)
        {
            tokens.Add(NameNormalizer.TokenOf("abd", isAbjad: false, isGlued && tokens.Count > 0));
            tokens.Add(NameNormalizer.TokenOf("al", isAbjad: false, isGlued: true));
            if (name.Length > 0)
            {
                tokens.Add(NameNormalizer.TokenOf(name, isAbjad: false, isGlued: true));
            }

            return true;
        }

        return TryExtend(tokens, word) || TryReshape(tokens, word, isGlued);
    }

    /// <summary>"Abdelkader", "Abdurrahman" and "Abdul" + name are عبد ال + name; "Abdullah" is one word also in Arabic.</summary>
    private static string? ServantOf(string word)
    {
        if (word.Length == 5 && ServantSlips.Correct(word) is not null)
        {
            return "";
        }

        if (word.Length < 5 || !word.StartsWith("abd", StringComparison.Ordinal) || word[3] is not ('u' or 'e' or 'a' or 'o' or 'i'))
        {
            return null;
        }

        if (word[4] == 'l')
        {
            return word.Length == 5 ? "" : word[5] == 'l' || word.Length < 8 ? null : word[5..];
        }

        // The article takes the sound of the letter that follows, which some write twice.
        var isAssimilated = word.Length >= 8 && word[4] is ('r' or 's' or 'n' or 't' or 'z');
        return !isAssimilated ? null : word[5] == word[4] ? word[5..] : word[4..];
    }

    private static bool TryExtend(List<NameToken> tokens, string word)
    {
        if (tokens.Count == 0 || tokens[^1].Class != WordClass.Ordinary || tokens[^1].Text.Length < 3)
        {
            return word is ("din" or "deen" or "dine") && TryJoinReligion(tokens);
        }

        var suffix = word switch
        {
            "allah" or "ullah" or "ollah" or "ellah" or "illah" => OfGod,
            "eddin" or "eddine" or "uddin" or "uddine" or "addin" or "aldin" or "eldin" or "uldin" or "aldeen" or "eldeen" or "uddeen" or "eldine" => OfReligion,
            _ => null,
        };
        if (suffix is not null)
        {
            Extend(tokens, suffix);
        }

        return suffix is not null;
    }

    private static bool TryJoinReligion(List<NameToken> tokens)
    {
        if (tokens.Count < 2 || tokens[^2].Class != WordClass.Ordinary || tokens[^1].Text is not ("al" or "el" or "ul" or "ud" or "ad" or "ed"))
        {
            return false;
        }

        tokens.RemoveAt(tokens.Count - 1);
        Extend(tokens, OfReligion);
        return true;
    }

    private static bool TryReshape(List<NameToken> tokens, string word, bool isGlued)
    {
        if (word.Length < ShortestCompound)
        {
            return false;
        }

        var stem = 0;
        if (word.EndsWith("llah", StringComparison.Ordinal) && IsVowel(word[^5]))
        {
            (stem, word) = (5, word[..^5] + OfGod);
        }
        else
        {
            stem = word.EndsWith("ddin", StringComparison.Ordinal) || word.EndsWith("ldin", StringComparison.Ordinal) ? 5
                : word.EndsWith("ddine", StringComparison.Ordinal) || word.EndsWith("ddeen", StringComparison.Ordinal) || word.EndsWith("ldeen", StringComparison.Ordinal) ? 6
                : 0;
            if (stem == 0 || !IsVowel(word[^stem]))
            {
                return false;
            }

            word = word[..^stem] + OfReligion;
        }

        tokens.Add(NameNormalizer.TokenOf(word, isAbjad: false, isGlued && tokens.Count > 0));
        return true;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static void Extend(List<NameToken> tokens, string suffix)
    {
        var last = tokens[^1];
        tokens[^1] = NameNormalizer.TokenOf(last.Text + suffix, last.IsAbjad, last.IsGlued);
    }
}
