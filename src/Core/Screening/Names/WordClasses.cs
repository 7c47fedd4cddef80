namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Knows particles, titles and trade words.</summary>
internal static class WordClasses
{
    private static readonly Dictionary<string, WordClass> Words = Read();

    public static WordClass Of(string text)
    {
        if (text.Length == 1 && char.IsAsciiLetterLower(text[0]))
        {
            return WordClass.Initial;
        }

        if (text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return Words.TryGetValue(text, out var known) ? known : Patronymics.StemOf(text).Length > 0 ? WordClass.Patronymic : WordClass.Ordinary;
        }

        return WordClass.Number;
    }

    public static IEnumerable<string> All(WordClass wordClass) => Words.Where(w => w.Value == wordClass).Select(w => w.Key);

    private static Dictionary<string, WordClass> Read()
    {
        var words = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        foreach (var row in ScreeningData.Rows("word-classes.tsv"))
        {
            var wordClass = Enum.Parse<WordClass>(row[0], ignoreCase: true);
            foreach (var word in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words.TryAdd(word, wordClass);
            }
        }

        return words;
    }
}
