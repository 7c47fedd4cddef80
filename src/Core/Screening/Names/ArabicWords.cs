namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Common Arabic and Persian words whose Latin spelling does not follow from their letters.</summary>
internal static class ArabicWords
{
    private static readonly Dictionary<string, string> Words = ScreeningData.Rows("arabic-words.tsv")
        .SelectMany(row => row[1].Split(' ').Select(word => (Word: Plain(word), Latin: row[0])))
        .DistinctBy(p => p.Word, StringComparer.Ordinal)
        .ToDictionary(p => p.Word, p => p.Latin, StringComparer.Ordinal);

    public static string? ToLatin(string plain) => Words.GetValueOrDefault(plain);

    /// <summary>Letters that Arabic, Persian and Urdu write differently, or that writers confuse, as one.</summary>
    public static string Plain(string letters) => string.Create(letters.Length, letters, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] switch
            {
                '\u0622' or '\u0623' or '\u0625' or '\u0671' => '\u0627',
                '\u0649' or '\u06CC' or '\u06D0' or '\u06D2' => '\u064A',
                '\u06A9' => '\u0643',
                '\u0629' or '\u06C0' or '\u06C1' or '\u06BE' or '\u06C3' => '\u0647',
                var c => c,
            };
        }
    });
}
