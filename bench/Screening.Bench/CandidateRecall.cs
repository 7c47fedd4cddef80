using System.Globalization;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Screening.Bench;

/// <summary>What the index costs in recall: of all names that reach the threshold by the same scorer, how many it finds.</summary>
internal static class CandidateRecall
{
    private const int Queries = 400;

    public static void Print(DataFolder folder, IReadOnlyList<ListSnapshot> lists, string? dump)
    {
        var index = ScreeningIndexBuilder.Build(lists);
        var all = folder.Tsv("eval/queries.tsv").ToList();
        var step = Math.Max(1, all.Count / Queries);
        var rows = all.Where((_, i) => i % step == 0).AsParallel().AsOrdered().Select(q => Compare(index, q[3] == "Individual", q[5])).ToList();
        var (there, found, best, bestFound) = (rows.Sum(r => r.There), rows.Sum(r => r.Found), rows.Count(r => r.There > 0), rows.Count(r => r.IsBestFound));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"candidates: of {rows.Count} names compared with all {index.NameCount}, {there} listed names reach {Scorecard.Review:0.00}; the index finds {found} ({(double)found / there:0.0000}), and the best one {bestFound} of {best} times ({(double)bestFound / best:0.0000})"));
        if (dump is not null)
        {
            File.WriteAllLines(dump, rows.SelectMany(r => r.Missed));
        }
    }

    private static (int There, int Found, bool IsBestFound, List<string> Missed) Compare(ScreeningIndex index, bool isPerson, string name)
    {
        var words = NameNormalizer.Normalize(name);
        if (words.Length == 0)
        {
            return (0, 0, false, []);
        }

        var query = new QueryName(name, words);
        var workspace = index.Workspaces.Rent();
        var candidates = CandidateSearch.Find(workspace, query, MatchWeights.Default, Scorecard.Review - 0.1).Select(c => c.Name).ToHashSet();
        index.Workspaces.Return(workspace);

        // An entry counts once, by its best name: a second alias of the same entry changes nothing.
        var byEntry = new Dictionary<int, (double Score, bool IsFound, int Name)>();
        for (var n = 0; n < index.NameCount; n++)
        {
            var entry = index.NameEntries[n];
            var costs = MatchWeights.Default.Of(index.Entries[entry].Kind == EntryKind.Person);
            var score = NameAligner.Compare(query, new ListedWords(index, n), costs).Score;
            if (score >= Scorecard.Review)
            {
                var known = byEntry.GetValueOrDefault(entry);
                byEntry[entry] = (Math.Max(known.Score, score), known.IsFound || candidates.Contains(n), score > known.Score ? n : known.Name);
            }
        }

        var best = byEntry.Count == 0 ? 0 : byEntry.Values.Max(v => v.Score);
        return (byEntry.Count, byEntry.Values.Count(v => v.IsFound), byEntry.Values.Any(v => v.Score == best && v.IsFound),
            [.. byEntry.Values.Where(v => !v.IsFound).Select(v => $"{isPerson}\t{name}\t{v.Score:0.000}\t{index.NameOf(v.Name).Text}")]);
    }
}
