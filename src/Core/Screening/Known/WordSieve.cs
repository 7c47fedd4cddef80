using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>The first sieve, for one thread: looks each word up once, however many parties bear it.</summary>
internal sealed class WordSieve(ListChange change, TouchedNames names)
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
        var (letter, loose) = (word.Class == WordClass.Initial ? 0 : TouchedNames.LetterOf(word.Text), LooseOf(word));
        touched.NextSearch();
        WordSearch.Look(touched, word, isExactOnly: false);
        if (touched.Found.Count == 0)
        {
            return new WordMeaning([], UnlikeWeightOf(word), IsMoved: false, letter, loose);
        }

        FoundWord[] found = [.. touched.Found];
        var weight = WeightIn(after, word);
        return new WordMeaning(found, weight, IsMoved: WeightIn(before, word) != weight, letter, loose);
    }

    /// <summary>What the word weighs in a name at least: exactly known where it is listed as it stands.</summary>
    private float UnlikeWeightOf(in NameToken word) =>
        !WordWeight.IsDistinctive(word.Class) ? 0
        : WordWeight.Limit(word.Class, ListedWeightOf(change.After, word) ?? LeastUnlisted);

    private Loose LooseOf(in NameToken word) =>
        word.IsAbjad ? Loose.Abjad
        : word.Class == WordClass.Initial ? Loose.Initial
        : word.Class != WordClass.Ordinary ? Loose.None
        : (TouchedNames.IsShort(word) ? Loose.Short : Loose.None)
            | (LegalForms.SlipGroups(word.Text) != 0 || IsCommonSlip(word.Text) ? Loose.CommonSlip : Loose.None);

    private bool IsCommonSlip(string word)
    {
        foreach (var common in names.CommonWords)
        {
            if (Math.Abs(common.Length - word.Length) <= 1 && EditDistance.Within(word, common, 1) <= 1)
            {
                return true;
            }
        }

        return false;
    }

    private static float? ListedWeightOf(ScreeningIndex index, in NameToken word)
    {
        float? least = null;
        foreach (var sound in index.Sounds.Find(StableHash.Of(word.Key)))
        {
            foreach (var listed in index.WordsOfSound(sound))
            {
                if (string.Equals(index.Words[listed].Text, word.Text, StringComparison.Ordinal))
                {
                    least = Math.Min(least ?? float.MaxValue, index.Weights[listed]);
                }
            }
        }

        return least;
    }

    /// <summary>A word that is listed as it stands is like no other more; its weight needs no search.</summary>
    private static float WeightIn(SearchWorkspace workspace, in NameToken word)
    {
        if (!word.IsAbjad && ListedWeightOf(workspace.Index, word) is { } listed)
        {
            return WordWeight.Limit(word.Class, listed);
        }

        workspace.NextSearch();
        WordSearch.Find(workspace, word, isExactOnly: false);
        return CandidateSearch.Note(workspace, word, 1, 0);
    }
}
