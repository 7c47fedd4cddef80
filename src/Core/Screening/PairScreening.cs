using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening;

/// <summary>
/// Scores a party against one entry that is on no list, as if it were: words weigh what they weigh on the lists. For
/// comparing two records, and for measuring. Safe for several threads.
/// </summary>
public sealed class PairScreening
{
    private readonly ScreeningIndex index;
    private readonly MatchWeights weights;

    /// <param name="lists">Lists that tell how common a word is; with none every word is taken for rare.</param>
    /// <param name="weights">The profile's; the product's own by default.</param>
    public PairScreening(IReadOnlyList<ListSnapshot> lists, MatchWeights? weights = null)
        : this(ScreeningIndexBuilder.Build(lists), weights ?? MatchWeights.Default)
    {
    }

    internal PairScreening(ScreeningIndex index, MatchWeights weights) => (this.index, this.weights) = (index, weights);

    /// <summary>The best score of any name of the one with any name of the other, 0 to 1; null when a name cannot be compared.</summary>
    public double? Score(Party party, ListEntry entry)
    {
        var names = PartyNames.Of(party);
        if (names.Count == 0)
        {
            return null;
        }

        var workspace = index.Workspaces.Rent();
        var best = default(double?);
        foreach (var query in names)
        {
            Weigh(workspace, query);
            foreach (var listed in entry.Names)
            {
                foreach (var words in new[] { NameNormalizer.Normalize(listed.Text), NameNormalizer.NormalizePlain(listed.Text) })
                {
                    if (words.Length > 0)
                    {
                        var score = Score(party, entry, query, listed, words);
                        best = best is { } old && old >= score ? best : score;
                    }
                }
            }
        }

        index.Workspaces.Return(workspace);
        return best;
    }

    private double Score(Party party, ListEntry entry, QueryName query, ListedName listed, NameToken[] words)
    {
        var comparison = NameAligner.Compare(query, new ListedWords(words, [.. words.Select(w => WordWeight.Of(w))], NameSpan.Of(words), [.. words.Select(w => new WordShape(w))]), weights.Of(entry.Kind == EntryKind.Person));
        var sheet = new ScoreSheet(explains: false);
        MatchScorer.Name(ref sheet, weights, comparison, query.Text, listed);
        MatchScorer.Fields(ref sheet, weights, party, entry);
        if (MatchScorer.SharedIdentifier(party, entry) is not null)
        {
            sheet.Add(ScorePartCodes.IdentifierAgrees, 1 - sheet.Score);
        }

        sheet.Close();
        return sheet.Score;
    }

    // As the search would.
    private static void Weigh(SearchWorkspace workspace, QueryName query)
    {
        workspace.NextSearch();
        for (var i = 0; i < query.Words.Length; i++)
        {
            var start = workspace.Found.Count;
            WordSearch.Find(workspace, query.Words[i], isExactOnly: false);
            query.Weights[i] = CandidateSearch.Note(workspace, query.Words[i], 1UL << i, start);
        }
    }
}
