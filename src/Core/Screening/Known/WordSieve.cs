using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>The first sieve, for one thread: looks each word up once, however many parties bear it.</summary>
internal sealed class WordSieve(ListChange change)
{
    /// <summary>A word that is not listed as it stands may be like a common one, which then lends it its weight.</summary>
    private const float LeastUnlisted = 0.3f;

    private readonly SearchWorkspace touched = change.Touched.Workspaces.Rent();
    private readonly SearchWorkspace before = change.Before.Workspaces.Rent();
    private readonly SearchWorkspace after = change.After.Workspaces.Rent();

    public void Return()
    {
        change.Touched.Workspaces.Return(touched);
        change.Before.Workspaces.Return(before);
        change.After.Workspaces.Return(after);
    }

    /// <summary>What the change means for a word of a known party.</summary>
    public WordMeaning MeaningOf(in NameToken word)
    {
        var isOpen = word.IsAbjad || word.Class == WordClass.Initial;
        touched.NextSearch();
        WordSearch.Look(touched, word, isExactOnly: false);
        return touched.Found.Count == 0
            ? new WordMeaning([], UnlikeWeightOf(word), IsMoved: false, isOpen)
            : new WordMeaning([.. touched.Found], WeightIn(after, word), IsMoved: WeightIn(before, word) != WeightIn(after, word), isOpen);
    }

    /// <summary>What the word weighs in a name at least: exactly known where it is listed as it stands.</summary>
    private float UnlikeWeightOf(in NameToken word) =>
        !WordWeight.IsDistinctive(word.Class) ? 0
        : change.After.WordsByText.TryGetValue(word.Text, out var number) ? change.After.Weights[number]
        : WordWeight.Limit(word.Class, LeastUnlisted);

    private static float WeightIn(SearchWorkspace workspace, in NameToken word)
    {
        workspace.NextSearch();
        WordSearch.Find(workspace, word, isExactOnly: false);
        return CandidateSearch.Note(workspace, word, 1, 0);
    }
}
