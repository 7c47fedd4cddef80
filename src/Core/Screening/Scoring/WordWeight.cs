using System.Globalization;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>
/// What a word counts: inverse document frequency over entries (Spärck Jones 1972), scaled to 0..1,
/// with a ceiling for words that tell nothing however rare they are on the lists.
/// </summary>
internal static class WordWeight
{
    public const float Unknown = 1;

    /// <summary>The entries over which the table counts, about; a word on all of them would weigh nothing.</summary>
    private const double Entries = 40_000;

    private static readonly Dictionary<string, byte> Halvings = Read();

    /// <summary>
    /// How common a word is comes from a table, not from the lists in use: so it moves with no list change,
    /// a small list does not take Muhammad for rare, and a protocol can be repeated.
    /// </summary>
    public static float Of(in NameToken word) =>
        Limit(word.Class, (float)Math.Clamp(1 - (Halvings.GetValueOrDefault(word.Key) / Math.Log2(Entries)), 0.08, 1));

    private static Dictionary<string, byte> Read()
    {
        var halvings = new Dictionary<string, byte>(StringComparer.Ordinal);
        foreach (var row in ScreeningData.Rows("word-frequencies.tsv"))
        {
            foreach (var sound in row[1].Split(' '))
            {
                halvings.Add(sound, byte.Parse(row[0], CultureInfo.InvariantCulture));
            }
        }

        return halvings;
    }

    public static float Limit(WordClass wordClass, float weight) => Math.Min(weight, wordClass switch
    {
        WordClass.LegalForm => 0.06f,
        WordClass.Particle => 0.04f,
        WordClass.Title => 0.03f,
        WordClass.Form => 0.06f,
        WordClass.Initial => 0.12f,
        WordClass.Market => 0.22f,
        WordClass.Patronymic => 0.5f,
        _ => 1f,
    });

    /// <summary>Words that alone can make two names alike.</summary>
    public static bool IsDistinctive(WordClass wordClass) => wordClass is WordClass.Ordinary or WordClass.Patronymic or WordClass.Number;
}
