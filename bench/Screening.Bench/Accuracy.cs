using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Screening.Bench;

/// <summary>Recall and false alarms over the open evaluation sets.</summary>
internal sealed class Accuracy(DataFolder data, IScreener screener, IReadOnlyList<ListSnapshot> lists)
{
    private static readonly double[] Thresholds = [0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.97];
    private readonly Dictionary<string, HashSet<string>> namesakes = Namesakes(lists);

    private readonly ScreeningProfile profile = new()
    {
        Name = "bench",
        Version = 1,
        MandatoryLists = [.. lists.Select(l => l.Version.List)],
        ReviewThreshold = 0.6,
        MaximumMatches = 100,
    };

    public async Task PrintAsync(string? dump)
    {
        Console.WriteLine($"{"set",-34}{"n",6}  share at or above {string.Join("    ", Thresholds.Select(t => t.ToString("0.00")))}");
        var queries = data.Tsv("eval/queries.tsv").ToList();
        var results = await ScreenAsync([.. queries.Select(q => PartyOf(q[3], q[5]))]);
        var scored = queries.Zip(results, (q, r) => (Query: q, Score: q[1] == "pos" ? TrueScore(r, q[4]) : Best(r))).ToList();
        Row("queries: recall", scored.Where(s => s.Query[1] == "pos").Select(s => s.Score));
        Row("queries: false alarms", scored.Where(s => s.Query[1] == "neg").Select(s => s.Score));
        foreach (var group in scored.GroupBy(s => s.Query[1] + " " + s.Query[2]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Row("  " + group.Key, group.Select(s => s.Score));
        }

        if (dump is not null)
        {
            await File.WriteAllLinesAsync(dump, scored.Zip(results, (s, r) =>
                $"{s.Query[1]}\t{s.Query[2]}\t{s.Score:0.000}\t{s.Query[5]}\t{s.Query[4]}\t{Explain(r)}"));
        }

        var hard = data.Tsv("eval/queries-hard.tsv").Select(q => PartyOf(q[3], q[^1])).ToList();
        Row("queries-hard: false alarms", (await ScreenAsync(hard)).Select(Best));
        await PrintCrossScriptAsync();
        await PrintPersonsAsync();
        await PrintUnUkAsync();
    }

    private static string Explain(ScreeningResult result) => (result.Matches.Count > 0 ? result.Matches[0] : result.Nearest) is { } match
        ? $"{match.Score} {match.MatchedName.Text} {string.Join(' ', match.Parts.Skip(1).Select(p => p.Code + p.Points))}"
        : "";

    private async Task PrintCrossScriptAsync()
    {
        var rows = data.Tsv("eval/cross-script.tsv").Skip(1).ToList();
        foreach (var (title, background) in new[] { ("cross-script ", lists), ("latin lists ", Corpus.LatinOnly(lists)) })
        {
            var scores = await PairsAsync([.. rows.Select(r => (r[4], r[6].Split('|'), PartyKind.Person))], background);
            foreach (var group in rows.Zip(scores).GroupBy(p => $"{p.First[1]} {(p.First[0] == "1" ? "same" : "other")}").OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                Row(title + group.Key, group.Select(p => p.Second));
            }
        }

        var pairs = data.Csv("eval/name-pairs.csv").Skip(1).ToList();
        var found = await PairsAsync([.. pairs.Select(r => (r[2], new[] { r[3] }, r[1] == "Person" ? PartyKind.Person : PartyKind.Company))], lists);
        var same = pairs.Zip(found, (r, score) => (IsSame: string.Equals(r[4], "true", StringComparison.OrdinalIgnoreCase), Score: score)).ToList();
        Row("name-pairs same", same.Where(p => p.IsSame).Select(p => p.Score));
        Row("name-pairs other", same.Where(p => !p.IsSame).Select(p => p.Score));
        Console.WriteLine("  name-pairs F1: " + string.Join("  ", Thresholds.Select(t =>
            $"{2.0 * same.Count(p => p.IsSame && p.Score >= t) / (same.Count(p => p.Score >= t) + same.Count(p => p.IsSame)):0.000}")));
    }

    /// <summary>The score of each name against its own partner, in an index that also holds all lists, so that words weigh as they would in use.</summary>
    private async Task<List<double>> PairsAsync(List<(string Given, string[] Listed, PartyKind Kind)> pairs, IReadOnlyList<ListSnapshot> background)
    {
        var entries = pairs.Select((p, i) => new ListEntry
        {
            List = "PAIR",
            Id = i.ToString(),
            Kind = p.Kind == PartyKind.Person ? EntryKind.Person : EntryKind.Organisation,
            Names = [.. p.Listed.Select(n => new ListedName { Text = n, Script = "Zyyy" })],
        }).ToList();
        var holder = new ScreeningIndexHolder();
        holder.Replace([.. background, Corpus.Snapshot("PAIR", entries)]);
        var all = profile with { MandatoryLists = [.. profile.MandatoryLists, "PAIR"], MaximumMatches = 1_000 };
        var results = await new BuiltInScreener(holder, new NoFreshness(), TimeProvider.System).ScreenAsync(
            [.. pairs.Select(p => new Party { Kind = p.Kind, Name = p.Given })], all, CancellationToken.None);
        return [.. results.Select((r, i) => r.Matches.Where(m => m.Entry.List == "PAIR"
            && (m.Entry.Id == i.ToString() || m.Entry.Names.Any(n => pairs[i].Listed.Contains(n.Text)))).Select(m => m.Score).DefaultIfEmpty(0).Max())];
    }

    private async Task PrintPersonsAsync()
    {
        foreach (var file in new[] { "positives-un-treated.csv", "positives-un-untreated.csv", "negatives-us-5000.csv" })
        {
            var parties = data.Csv("eval/" + file).Skip(1).Select(r => PartyOf("Individual", r[0])).ToList();
            Row(file, (await ScreenAsync(parties)).Select(Best));
        }
    }

    private async Task PrintUnUkAsync()
    {
        var rows = data.Tsv("eval/un-uk-pairs.tsv").Skip(1).ToList();
        var results = await ScreenAsync([.. rows.Select(r => PartyOf(r[2], r[3]))]);
        Row("un-uk: UK name finds UN entry", rows.Zip(results, (row, result) => result.Matches
            .Where(m => m.Entry.Id == "UN:" + row[0] || m.Entry.Id == row[0]).Select(m => m.Score).DefaultIfEmpty(0).Max()));
    }

    private async Task<IReadOnlyList<ScreeningResult>> ScreenAsync(IReadOnlyList<Party> parties) =>
        await screener.ScreenAsync(parties, profile, CancellationToken.None);

    private static double Best(ScreeningResult result) => result.Matches.Count > 0 ? result.Matches[0].Score : 0;

    private double TrueScore(ScreeningResult result, string expected) => result.Matches
        .Where(m => m.Entry.Id == expected || m.Entry.Names.Any(n => namesakes.TryGetValue(n.Text.ToUpperInvariant(), out var ids) && ids.Contains(expected)))
        .Select(m => m.Score).DefaultIfEmpty(0).Max();

    private static Dictionary<string, HashSet<string>> Namesakes(IReadOnlyList<ListSnapshot> lists)
    {
        var byName = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var entry in lists.SelectMany(l => l.Entries))
        {
            foreach (var name in entry.Names)
            {
                (byName.TryGetValue(name.Text.ToUpperInvariant(), out var ids) ? ids : byName[name.Text.ToUpperInvariant()] = []).Add(entry.Id);
            }
        }

        return byName;
    }

    internal static Party PartyOf(string type, string name) =>
        new() { Kind = type == "Individual" ? PartyKind.Person : PartyKind.Company, Name = name };

    private static void Row(string name, IEnumerable<double> scores)
    {
        var all = scores.ToList();
        Console.WriteLine($"{name,-34}{all.Count,6}                    {string.Join("  ", Thresholds.Select(t => $"{(double)all.Count(s => s >= t) / Math.Max(1, all.Count):0.0000}"[..6].PadLeft(4)))}");
    }
}
