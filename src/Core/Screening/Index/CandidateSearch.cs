using System.Numerics;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>
/// Finds the names that a party's name may mean, best first, without looking at the others.
/// Postings are read for the rarest words only, as long as the words left over could still make a match by themselves
/// (MaxScore, Turtle and Flood 1995); a candidate's estimate then comes from a table of the words already found.
/// </summary>
internal static class CandidateSearch
{
    /// <summary>Candidates that are compared in full.</summary>
    public const int Kept = 200;

    /// <summary>Candidates that are compared in full though their estimates are too low to matter: one of them is the nearest entry.</summary>
    private const int KeptBelow = 6;

    /// <summary>What an estimate may be short of, because it does not see slips in common words.</summary>
    private const float SlackBelow = 0.08f;

    /// <summary>A candidate whose estimate is that far below the best, and below the score that matters, is not compared in full.</summary>
    private const float Slack = 0.2f;

    private const float InitialLikeness = 0.75f;

    /// <summary>The weight of particles and the like.</summary>
    private const float FewTells = 0.1f;

    /// <param name="leastScore">Names that cannot reach this score need not be found.</param>
    public static List<RankedName> Find(SearchWorkspace workspace, QueryName query, MatchWeights weights, double leastScore)
    {
        workspace.NextSearch();
        var words = query.Words.Length;
        Span<int> starts = stackalloc int[words + query.Spans.Length + 1];
        for (var i = 0; i < words; i++)
        {
            starts[i] = workspace.Found.Count;
            WordSearch.Find(workspace, query.Words[i], isExactOnly: false);
            query.Weights[i] = Note(workspace, query.Words[i], 1UL << i, starts[i]);
        }

        for (var i = 0; i < query.Spans.Length; i++)
        {
            starts[words + i] = workspace.Found.Count;
            WordSearch.Find(workspace, query.Spans[i].Word, isExactOnly: true);
            Note(workspace, query.Spans[i].Word, query.Spans[i].Mask, starts[words + i]);
        }

        starts[^1] = workspace.Found.Count;
        Visit(workspace, query, starts, LeastShare(weights, leastScore));
        Rank(workspace, query, weights, (float)leastScore);
        return workspace.Ranked;
    }

    /// <summary>Enters the found words into the table and returns the weight of the query word.</summary>
    internal static float Note(SearchWorkspace workspace, in NameToken word, ulong owner, int start)
    {
        var index = workspace.Index;
        var (weight, likest) = (WordWeight.Limit(word.Class, WordWeight.Unknown), 0f);
        for (var f = start; f < workspace.Found.Count; f++)
        {
            var (found, similarity) = workspace.Found[f];
            if (similarity > likest || (similarity == likest && index.Weights[found] < weight))
            {
                (weight, likest) = (WordWeight.Limit(word.Class, index.Weights[found]), similarity);
            }

            workspace.Own(found, owner, similarity);
        }

        return weight;
    }

    private static void Visit(SearchWorkspace workspace, QueryName query, ReadOnlySpan<int> starts, double leastShare)
    {
        var words = query.Words.Length;
        Span<int> order = stackalloc int[words];
        var left = 0.0;
        for (var i = 0; i < words; i++)
        {
            order[i] = i;
            left += query.Tells(i);
        }

        SortByWeight(order, query);
        var enough = left * leastShare;
        foreach (var i in order)
        {
            // Where the rare words are on no list, the common ones at least tell the nearest entry.
            if (left < enough && workspace.TouchedNames.Count > 0)
            {
                break;
            }

            left -= query.Tells(i);
            VisitWord(workspace, starts[i], starts[i + 1]);
        }

        for (var i = words; i + 1 < starts.Length; i++)
        {
            VisitWord(workspace, starts[i], starts[i + 1]);
        }
    }

    /// <summary>The share s of the party's weight with which the score s / (s + extra (1 - s)) reaches the least one, less a margin for unlike weights.</summary>
    private static double LeastShare(MatchWeights weights, double leastScore) =>
        0.95 * Extra(weights) * leastScore / (1 - ((1 - Extra(weights)) * leastScore));

    private static double ExtraCommon(MatchWeights weights) => Math.Min(
        Math.Min(weights.Person.ExtraCommon, weights.Person.LoneCommon), Math.Min(weights.Organisation.ExtraCommon, weights.Organisation.LoneCommon));

    private static double Extra(MatchWeights weights) => Math.Min(weights.Person.Extra, weights.Organisation.Extra);

    private static void SortByWeight(Span<int> order, QueryName query)
    {
        for (var i = 1; i < order.Length; i++)
        {
            for (var j = i; j > 0 && query.Tells(order[j]) > query.Tells(order[j - 1]); j--)
            {
                (order[j], order[j - 1]) = (order[j - 1], order[j]);
            }
        }
    }

    private static void VisitWord(SearchWorkspace workspace, int start, int end)
    {
        var index = workspace.Index;
        for (var f = start; f < end; f++)
        {
            foreach (var name in index.PostingsOf(workspace.Found[f].Word))
            {
                if (workspace.NameEpochs[name] != workspace.Epoch)
                {
                    workspace.NameEpochs[name] = workspace.Epoch;
                    workspace.TouchedNames.Add(name);
                }

            }
        }
    }

    private static void Rank(SearchWorkspace workspace, QueryName query, MatchWeights weights, float leastScore)
    {
        var missing = (float)Math.Min(weights.Person.Missing, weights.Organisation.Missing);
        var (extra, common) = ((float)Extra(weights), (float)ExtraCommon(weights));
        var best = 0f;
        foreach (var name in workspace.TouchedNames)
        {
            var estimate = Estimate(workspace, query, name, extra, common, missing);
            best = Math.Max(best, estimate);
            if (estimate >= Math.Min(best - Slack, leastScore))
            {
                workspace.Ranked.Add(new RankedName(estimate, name));
            }
        }

        var least = Math.Min(best - Slack, leastScore);
        workspace.Ranked.RemoveAll(r => r.Estimate < least);
        workspace.Ranked.Sort(RankedName.BestFirst);
        var kept = Math.Min(workspace.Ranked.Count, KeptBelow);
        while (kept < workspace.Ranked.Count && kept < Kept && workspace.Ranked[kept].Estimate >= leastScore - SlackBelow)
        {
            kept++;
        }

        workspace.Ranked.RemoveRange(kept, workspace.Ranked.Count - kept);
    }

    /// <summary>The query's letter that may stand for the word, or -1.</summary>
    private static int Initial(SearchWorkspace workspace, QueryName query, int word, ulong used)
    {
        for (var left = query.Initials & ~used; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            ref readonly var listed = ref workspace.Index.Words[word];
            if (WordWeight.IsDistinctive(listed.Class) && listed.Text[0] == query.Words[i].Text[0])
            {
                return i;
            }
        }

        return -1;
    }

    private static float Estimate(SearchWorkspace workspace, QueryName query, int name, float extraCost, float commonCost, float missingCost)
    {
        var index = workspace.Index;
        var words = index.WordsOf(name);
        ulong used = 0, joined = 0;
        float matched = 0, paired = 0, missing = 0;
        foreach (ref readonly var span in index.SpansOf(name))
        {
            if ((joined & span.Mask) == 0 && workspace.FreeOwner(span.Word, used, out var likeness) is not 0 and var owner)
            {
                // Only where its parts are not found by themselves, which tells more.
                var (heaviest, isFound) = (0f, false);
                for (var left = span.Mask; left != 0; left &= left - 1)
                {
                    var part = words[BitOperations.TrailingZeroCount(left)];
                    heaviest = Math.Max(heaviest, index.Weights[part]);
                    isFound |= index.Weights[part] > FewTells && workspace.IsFound(part);
                }

                if (!isFound)
                {
                    used |= owner;
                    joined |= span.Mask;
                    matched += heaviest * likeness;
                    paired += heaviest;
                }
            }
        }

        for (var w = 0; w < words.Length; w++)
        {
            var word = words[w];
            var weight = index.Weights[word];
            if ((joined & (1UL << w)) != 0)
            {
                continue;
            }

            if (workspace.FreeOwner(word, used, out var similarity) is not 0 and var owner)
            {
                used |= owner;
                matched += weight * similarity;
                paired += weight;
            }
            else if (Initial(workspace, query, word, used) is >= 0 and var initial)
            {
                used |= 1UL << initial;
                matched += weight * InitialLikeness;
                paired += weight;
            }
            else
            {
                missing += weight;
            }
        }

        var extra = 0f;
        for (var q = 0; q < query.Words.Length; q++)
        {
            if ((used & (1UL << q)) == 0)
            {
                extra += query.Tells(q) * (WordWeight.IsDistinctive(query.Words[q].Class) ? extraCost : commonCost);
            }
        }

        var whole = paired + extra + (missingCost * missing);
        return whole <= 0 ? 0 : matched / whole;
    }
}
