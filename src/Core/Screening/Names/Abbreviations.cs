namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Trade words and words of legal forms that were cut short: GRP, SRVCS, TECH, LMTD.</summary>
internal static class Abbreviations
{
    private const int ShortestCut = 4;

    private static readonly Dictionary<string, string> Words = Read();

    /// <summary>The word that stands behind an abbreviation, or null.</summary>
    public static string? WordOf(string text) => Words.GetValueOrDefault(text);

    private static Dictionary<string, string> Read()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in ScreeningData.Rows("abbreviations.tsv"))
        {
            words.Add(row[0], row[1]);
        }

        Span<char> cut = stackalloc char[NameLimits.WordLength];
        foreach (var word in WordClasses.All(WordClass.Market).Concat(WordClasses.All(WordClass.Form)).Concat(LegalForms.LongForms))
        {
            var length = word.Length <= cut.Length ? WrittenKey.WriteCut(word, cut) : 0;
            if (length >= ShortestCut && length < word.Length)
            {
                var text = cut[..length].ToString();
                if (WordClasses.Of(text) == WordClass.Ordinary && !LegalForms.IsWord(text))
                {
                    words.TryAdd(text, word);
                }
            }
        }

        words.TryAdd("grp", "group");
        return words;
    }
}
