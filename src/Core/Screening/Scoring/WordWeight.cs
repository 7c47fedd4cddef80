using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>
/// What a word counts: inverse document frequency over entries (Spärck Jones 1972), scaled to 0..1,
/// with a ceiling for words that tell nothing however rare they are on the lists.
/// </summary>
internal static class WordWeight
{
    public const float Unknown = 1;

    /// <summary>A short list tells nothing about how rare a word is in the world, so it is taken for one of this size.</summary>
    private const int LeastEntries = 20_000;

    public static float Of(WordClass wordClass, int entriesWithWord, int entries)
    {
        var all = Math.Max(entries, LeastEntries) + 1.0;
        var rarity = Math.Log(all / (entriesWithWord + 1.0)) / Math.Log(all);
        return Limit(wordClass, (float)Math.Clamp(rarity, 0.08, 1));
    }

    public static float Limit(WordClass wordClass, float weight) => Math.Min(weight, wordClass switch
    {
        WordClass.LegalForm => 0.03f,
        WordClass.Particle => 0.04f,
        WordClass.Title or WordClass.Form => 0.06f,
        WordClass.Initial => 0.12f,
        WordClass.Market => 0.22f,
        WordClass.Patronymic => 0.5f,
        _ => 1f,
    });

    /// <summary>Words that alone can make two names alike.</summary>
    public static bool IsDistinctive(WordClass wordClass) => wordClass is WordClass.Ordinary or WordClass.Patronymic or WordClass.Number;
}
