namespace WorkflowConnect.Core.Screening.Names;

/// <summary>East Slavic names after the father in the spellings of the schemes, and the father's name in them.</summary>
internal static class Patronymics
{
    private const int ShortestStem = 3;

    /// <summary>What stands between the father's name and the ending; longer ones first.</summary>
    private static readonly string[] Links = ["iev", "yev", "jev", "aev", "oev", "eev", "iov", "iou", "yeu", "ieu", "jeu", "aeu", "ov", "ev", "av", "iv", "ou", "eu", "au", "ow", "ew", "aw"];

    private static readonly string[] Sons = ["itsch", "ytsch", "itch", "ytch", "itj", "ytj", "ich", "ych", "icz", "ycz", "ic"];

    /// <summary>Where the word is no such name, empty.</summary>
    public static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> word)
    {
        foreach (var ending in Sons)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return LessLink(word[..^ending.Length]);
            }
        }

        return word.EndsWith("ichna", StringComparison.Ordinal) ? Vowelless(word[..^5])
            : word.EndsWith("na", StringComparison.Ordinal) ? LessLink(word[..^2])
            : [];
    }

    /// <summary>True for a daughter's, false for a son's; of words that are one.</summary>
    public static bool IsDaughter(ReadOnlySpan<char> word) => word[^1] == 'a';

    private static ReadOnlySpan<char> LessLink(ReadOnlySpan<char> word)
    {
        foreach (var link in Links)
        {
            if (word.EndsWith(link, StringComparison.Ordinal))
            {
                return Vowelless(word[..^link.Length]);
            }
        }

        return [];
    }

    /// <summary>Without the vowels at the end, in which the schemes differ: Nikola-evich, Nikolai.</summary>
    public static ReadOnlySpan<char> Vowelless(ReadOnlySpan<char> word)
    {
        while (word.Length > ShortestStem && word[^1] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j')
        {
            word = word[..^1];
        }

        return word.Length >= ShortestStem ? word : [];
    }
}
