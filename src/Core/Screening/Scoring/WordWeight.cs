using System.Numerics;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>
/// What a word counts: inverse document frequency over entries (Spärck Jones 1972), scaled to 0..1,
/// with a ceiling for words that tell nothing however rare they are on the lists.
/// </summary>
internal static class WordWeight
{
    public const float Unknown = 1;

    /// <summary>
    /// Lists are taken for ones of so many entries, whatever they have: a short list tells nothing about how rare a word is
    /// in the world, and a growing one must not move the scores of all names.
    /// </summary>
    private const double Entries = 40_000;

    /// <summary>
    /// Goes down a step whenever the entries with the word double, so that a change of a list moves few weights; a word
    /// that is new to the lists weighs what it weighed before.
    /// </summary>
    public static float Of(WordClass wordClass, int entriesWithWord)
    {
        var doublings = BitOperations.Log2((uint)Math.Max(1, entriesWithWord));
        return Limit(wordClass, (float)Math.Clamp(1 - (doublings / Math.Log2(Entries)), 0.08, 1));
    }

    public static float Limit(WordClass wordClass, float weight) => Math.Min(weight, wordClass switch
    {
        WordClass.LegalForm => 0.03f,
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
