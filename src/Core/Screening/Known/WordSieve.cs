using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>The first sieve, for one thread: looks each word up once, however many parties bear it.</summary>
internal sealed class WordSieve(ListChange change)
{
    private readonly SearchWorkspace touched = change.Touched.Workspaces.Rent();
    private readonly SearchWorkspace before = change.Before.Workspaces.Rent();
    private readonly SearchWorkspace after = change.After.Workspaces.Rent();

    public void Return()
    {
        change.Touched.Workspaces.Return(touched);
        change.Before.Workspaces.Return(before);
        change.After.Workspaces.Return(after);
    }

    /// <param name="word">A word of a known party.</param>
    /// <param name="weight">The greatest weight of a touched word that it is like; 0 for none.</param>
    public WordSigns SignsOf(in NameToken word, out float weight)
    {
        touched.NextSearch();
        WordSearch.Look(touched, word, isExactOnly: false);
        weight = 0;
        foreach (var found in touched.Found)
        {
            weight = Math.Max(weight, touched.Index.Weights[found.Word] * found.Similarity);
        }

        return touched.Found.Count == 0 ? WordSigns.None
            : IsSame(word) ? WordSigns.IsLike
            : WordSigns.IsLike | WordSigns.WeighsOtherwise;
    }

    /// <summary>
    /// The word weighs the same in a party's name as before. That some of the words that it is like came, went or weigh
    /// otherwise matters only against the names that hold them, and those are touched.
    /// </summary>
    private bool IsSame(in NameToken word) => WeightIn(before, word) == WeightIn(after, word);

    private static float WeightIn(SearchWorkspace workspace, in NameToken word)
    {
        workspace.NextSearch();
        WordSearch.Find(workspace, word, isExactOnly: false);
        return CandidateSearch.Note(workspace, word, 1, 0);
    }
}
