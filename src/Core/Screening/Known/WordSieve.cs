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

    public WordSigns SignsOf(in NameToken word)
    {
        touched.NextSearch();
        WordSearch.Look(touched, word, isExactOnly: false);
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
