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
            : WordSigns.IsLike | WordSigns.MeansOtherwise;
    }

    /// <summary>The word finds the same words, of the same weights: then it moves no score and no search.</summary>
    private bool IsSame(in NameToken word)
    {
        Look(before, word);
        Look(after, word);
        if (before.Found.Count != after.Found.Count)
        {
            return false;
        }

        for (var f = 0; f < before.Found.Count; f++)
        {
            var (then, now) = (before.Found[f], after.Found[f]);
            if (then.Similarity != now.Similarity || before.Index.Weights[then.Word] != after.Index.Weights[now.Word]
                || !string.Equals(before.Index.Words[then.Word].Text, after.Index.Words[now.Word].Text, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static void Look(SearchWorkspace workspace, in NameToken word)
    {
        workspace.NextSearch();
        WordSearch.Look(workspace, word, isExactOnly: false);
        workspace.Found.Sort(workspace.ByText);
    }
}
