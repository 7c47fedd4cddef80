namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// Letters in disguise. A word that mixes Latin with Cyrillic or Greek is no word of either: it is read in the script to
/// which all its letters can belong, a Cyrillic one with a Latin A as Cyrillic, and else its look-alikes as Latin. Once a
/// Latin word of a name is caught, words made only of look-alikes follow.
/// </summary>
internal static class LookAlikes
{
    private static readonly Dictionary<char, char> Latin = ScreeningData.Rows("look-alikes.tsv")
        .ToDictionary(row => row[0][0], row => row[1][0]);

    private static readonly Dictionary<char, char> Cyrillic = Latin.Where(pair => pair.Key is >= '\u0400' and < '\u0530')
        .GroupBy(pair => pair.Value).ToDictionary(group => group.Key, group => group.Min(pair => pair.Key));

    public static void Unmask(List<RawWord> words)
    {
        var caught = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsMixed(words[i].Letters))
            {
                continue;
            }

            var isCyrillic = MayBeCyrillic(words[i].Letters);
            caught |= !isCyrillic;
            words[i] = words[i] with { Letters = Replace(words[i].Letters, isCyrillic ? Cyrillic : Latin) };
        }

        for (var i = 0; caught && i < words.Count; i++)
        {
            if (words[i].Letters.All(c => Latin.ContainsKey(c) || char.IsAsciiDigit(c)))
            {
                words[i] = words[i] with { Letters = Replace(words[i].Letters, Latin) };
            }
        }
    }

    // Some letter is only Cyrillic, and none is only Latin.
    private static bool MayBeCyrillic(string word) =>
        word.Any(c => c is >= '\u0400' and < '\u0530' && !Latin.ContainsKey(c))
        && word.All(c => c is >= '\u0400' and < '\u0530' || char.IsAsciiDigit(c) || Cyrillic.ContainsKey(c));

    private static bool IsMixed(string word)
    {
        bool latin = false, other = false;
        foreach (var c in word)
        {
            latin |= char.IsAsciiLetterLower(c);
            other |= c is >= '\u0370' and < '\u0530';
        }

        return latin && other;
    }

    private static string Replace(string word, Dictionary<char, char> letters) => string.Create(word.Length, (word, letters), static (target, work) =>
    {
        for (var i = 0; i < work.word.Length; i++)
        {
            target[i] = work.letters.GetValueOrDefault(work.word[i], work.word[i]);
        }
    });
}
