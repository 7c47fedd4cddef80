namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// Latin letters in disguise. A word that mixes Latin with Cyrillic or Greek is no word of either, so its
/// look-alikes are read as Latin; once one word of a name is caught, words made only of look-alikes follow.
/// </summary>
internal static class LookAlikes
{
    private static readonly Dictionary<char, char> Latin = ScreeningData.Rows("look-alikes.tsv")
        .ToDictionary(row => row[0][0], row => row[1][0]);

    public static void Unmask(List<RawWord> words)
    {
        var caught = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (IsMixed(words[i].Letters))
            {
                caught = true;
                words[i] = words[i] with { Letters = Replace(words[i].Letters) };
            }
        }

        for (var i = 0; caught && i < words.Count; i++)
        {
            if (words[i].Letters.All(c => Latin.ContainsKey(c) || char.IsAsciiDigit(c)))
            {
                words[i] = words[i] with { Letters = Replace(words[i].Letters) };
            }
        }
    }

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

    private static string Replace(string word) => string.Create(word.Length, word, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = Latin.GetValueOrDefault(source[i], source[i]);
        }
    });
}
