using System.Globalization;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Un;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Screening.Bench;

/// <summary>
/// The matcher's accuracy over the open evaluation sets as a short table whose figures may not fall unnoticed.
/// Scores depend on lists, profile and engine alone, so the table is the same on every machine.
/// </summary>
internal sealed class Scorecard(DataFolder data, IReadOnlyList<ListSnapshot> lists)
{
    /// <summary>Where a party goes to review in the product's own profile.</summary>
    public const double Review = 0.75;

    private readonly Dictionary<string, HashSet<string>> namesakes = Namesakes(lists);
    private readonly ScreeningIndexHolder holder = HolderOf(lists);

    private ScreeningProfile profile = new()
    {
        Name = "scorecard",
        Version = 1,
        MandatoryLists = [.. lists.Select(l => l.Version.List)],
        ReviewThreshold = 0.5,
        MaximumMatches = 100,
    };

    /// <summary>Every figure by its name, in the order of the table.</summary>
    /// <param name="dump">A folder for every row of every set with its score, or null.</param>
    public async Task<IReadOnlyList<ScorecardFigure>> MeasureAsync(string? dump, MatchWeights? weights = null)
    {
        profile = profile with { Weights = weights ?? MatchWeights.Default };
        var figures = new List<ScorecardFigure>();
        await QueriesAsync(figures, dump);
        await PersonsAsync(figures, dump);
        var pairs = new PairScreening(holder.Current.IndexOf([.. holder.Current.Find(profile.AllLists)]), profile.Weights);
        Pairs(figures, dump, pairs, "name pairs", data.Csv("eval/name-pairs.csv").Skip(1)
            .Select(r => (IsTrue(r[4]), r[1] == "Person", r[2], r[3])));
        foreach (var (script, title) in new[] { ("CYRILLIC", "Cyrillic"), ("ARABIC", "Arabic"), ("HANGUL", "Hangul") })
        {
            Pairs(figures, dump, pairs, title + " and Latin", data.Tsv("eval/cross-script.tsv").Skip(1).Where(r => r[1] == script)
                .Select(r => (r[0] == "1", true, r[4], r[5])));
        }

        Pairs(figures, dump, pairs, "UN and UK names of one designee", UnUk());
        return figures;
    }

    private async Task QueriesAsync(List<ScorecardFigure> figures, string? dump)
    {
        var queries = data.Tsv("eval/queries.tsv").ToList();
        var results = await ScreenQueriesAsync(queries);
        var scored = queries.Zip(results, (q, r) => (Query: q, Score: q[1] == "pos" ? TrueScore(r, q[4]) : Best(r), Result: r)).ToList();
        var (found, alarms) = (scored.Where(s => s.Query[1] == "pos").ToList(), scored.Where(s => s.Query[1] == "neg").ToList());
        var least = LeastWithin(alarms.Select(s => s.Score), 0.003);
        figures.Add(new("queries: recall at 0.75", Share(found.Select(s => s.Score), Review), IsBetterHigh: true));
        figures.Add(new("queries: false alarms at 0.75", Share(alarms.Select(s => s.Score), Review), IsBetterHigh: false));
        figures.Add(new("queries: recall at 0.3 % false alarms", Share(found.Select(s => s.Score), least), IsBetterHigh: true));
        figures.Add(new("queries: threshold of 0.3 % false alarms", least, IsBetterHigh: null));
        var hard = data.Tsv("eval/queries-hard.tsv").ToList();
        var hardResults = await ScreenQueriesAsync(hard);
        figures.Add(new("hard negatives: false alarms at 0.75", Share(hardResults.Select(Best), Review), IsBetterHigh: false));
        figures.Add(new("hard negatives: false alarms at that threshold", Share(hardResults.Select(Best), least), IsBetterHigh: false));
        foreach (var group in found.GroupBy(s => s.Query[2]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            figures.Add(new($"queries: recall at 0.75, {group.Key} ({group.Count()})", Share(group.Select(s => s.Score), Review), IsBetterHigh: true));
        }

        Dump(dump, "queries", scored.Select(s => Line(s.Query[1], s.Query[2], s.Score, s.Query[5], s.Query[4], s.Result)));
        Dump(dump, "hard", hard.Zip(hardResults, (q, r) => Line("neg", q[2], Best(r), q[^1], q[4], r)));
    }

    /// <summary>Where the kind is unknown, the worse of both readings, as the command line has it.</summary>
    private async Task<IReadOnlyList<ScreeningResult>> ScreenQueriesAsync(List<string[]> queries)
    {
        var results = await ScreenAsync([.. queries.Select(q => PartyOf(q[3], q[5]))]);
        var others = await ScreenAsync([.. queries.Select(q => PartyOf(q[3] == "Unknown" ? "Individual" : q[3], q[5]))]);
        return [.. results.Zip(others, (one, other) => Best(other) > Best(one) ? other : one)];
    }

    private async Task PersonsAsync(List<ScorecardFigure> figures, string? dump)
    {
        var misspelt = data.Csv("eval/positives-un-treated.csv").Skip(1).ToList();
        var results = await ScreenAsync([.. misspelt.Select(PersonOf)]);
        figures.Add(new("UN persons misspelt: found at 0.75", Share(results.Select(Best), Review), IsBetterHigh: true));
        Dump(dump, "un", misspelt.Zip(results, (q, r) => Line("pos", "", Best(r), q[0], "", r)));
        var strangers = data.Csv("eval/negatives-us-5000.csv").Skip(1).ToList();
        results = await ScreenAsync([.. strangers.Select(PersonOf)]);
        figures.Add(new("strangers with birth date and country: alarms at 0.75", Share(results.Select(Best), Review), IsBetterHigh: false));
        if (data.Has("lists/un/2026-08-01.xml"))
        {
            await UnListAsync(figures, dump, misspelt, strangers);
        }

        Dump(dump, "strangers", strangers.Zip(results, (q, r) => Line("neg", "", Best(r), q[0], "", r)));
    }

    /// <summary>The same against the UN's own list, whose birth dates and nationalities count too.</summary>
    private async Task UnListAsync(List<ScorecardFigure> figures, string? dump, List<string[]> misspelt, List<string[]> strangers)
    {
        var parsed = ParsedList.From(new UnXmlFormat(), ListFiles.Single("consolidated.xml", () => File.OpenRead(Path.Combine(data.Path, "lists/un/2026-08-01.xml"))), CancellationToken.None);
        var alone = HolderOf([Corpus.Snapshot("UN", parsed.Entries)]);
        var own = profile with { MandatoryLists = ["UN"] };
        var listed = parsed.Entries.SelectMany(e => e.Names).Select(n => SameWords(n.Text)).ToHashSet(StringComparer.Ordinal);
        var spelt = data.Csv("eval/positives-un-untreated.csv").Skip(1);
        // The set is older than the list: who was taken off it since must not be found.
        misspelt = [.. misspelt.Zip(spelt).Where(pair => listed.Contains(SameWords(pair.Second[0]))).Select(pair => pair.First)];
        var found = await ScreenAsync(alone, own, [.. misspelt.Select(PersonOf)]);
        Dump(dump, "un-list", misspelt.Zip(found, (q, r) => Line("pos", "", Best(r), q[0] + " " + q[5] + " " + q[7], "", r)));
        figures.Add(new($"UN list: misspelt persons still on it ({misspelt.Count}) found at 0.75", Share(found.Select(Best), Review), IsBetterHigh: true));
        var alarms = await ScreenAsync(alone, own, [.. strangers.Select(PersonOf)]);
        figures.Add(new("UN list: alarms on strangers at 0.75", Share(alarms.Select(Best), Review), IsBetterHigh: false));
    }

    private void Pairs(
        List<ScorecardFigure> figures, string? dump, PairScreening pairs, string title, IEnumerable<(bool IsSame, bool IsPerson, string One, string Other)> rows)
    {
        // Neither of the two is the listed one.
        var scored = rows.AsParallel().AsOrdered().Select(r =>
            (Row: r, Score: Math.Max(Score(pairs, r.IsPerson, r.One, r.Other), Score(pairs, r.IsPerson, r.Other, r.One)))).ToList();
        double F1(double least) => 2.0 * scored.Count(s => s.Row.IsSame && s.Score >= least)
            / Math.Max(1, scored.Count(s => s.Score >= least) + scored.Count(s => s.Row.IsSame));
        var best = Enumerable.Range(20, 79).Select(t => t / 100.0).MaxBy(F1);
        figures.Add(new($"{title}: F1 at 0.70", F1(0.7), IsBetterHigh: true));
        figures.Add(new($"{title}: best F1", F1(best), IsBetterHigh: true));
        figures.Add(new($"{title}: threshold of the best F1", best, IsBetterHigh: null));
        Dump(dump, title.Replace(' ', '-'), scored.Select(s => string.Create(
            CultureInfo.InvariantCulture, $"{(s.Row.IsSame ? "pos" : "neg")}\t{(s.Row.IsPerson ? "Person" : "Company")}\t{s.Score:0.0000}\t{s.Row.One}\t{s.Row.Other}")));
    }

    private static double Score(PairScreening pairs, bool isPerson, string given, string listed) => pairs.Score(
        new Party { Kind = isPerson ? PartyKind.Person : PartyKind.Company, Name = given },
        new ListEntry
        {
            List = "PAIR",
            Id = "1",
            Kind = isPerson ? EntryKind.Person : EntryKind.Organisation,
            Names = [new ListedName { Text = listed, Script = "Zyyy" }],
        }) ?? 0;

    /// <summary>Each designee's UK name with its UN name, and with the UN name of somebody else that is most like it by trigrams.</summary>
    private IEnumerable<(bool IsSame, bool IsPerson, string One, string Other)> UnUk()
    {
        var rows = data.Tsv("eval/un-uk-pairs.tsv").Skip(1).ToList();
        var grams = rows.Select(r => Trigrams(r[4])).ToList();
        foreach (var row in rows)
        {
            yield return (true, row[2] == "Individual", row[3], row[4]);
            var own = Trigrams(row[3]);
            var other = Enumerable.Range(0, rows.Count).Where(i => rows[i][0] != row[0])
                .MaxBy(i => (double)grams[i].Count(own.Contains) / (grams[i].Count + own.Count));
            yield return (false, row[2] == "Individual", row[3], rows[other][4]);
        }
    }

    private static HashSet<string> Trigrams(string name)
    {
        var text = "  " + name.ToUpperInvariant() + " ";
        return [.. Enumerable.Range(0, text.Length - 2).Select(i => text.Substring(i, 3))];
    }

    private static Party PersonOf(string[] row) => new()
    {
        Kind = PartyKind.Person,
        Name = row[0],
        BirthDate = PartialDate.TryParse(row[5], out var date) ? date : null,
        Countries = row[7].Length == 2 ? [row[7].ToUpperInvariant()] : CountryNames.TryGetCode(row[7], out var code) ? [code] : [],
    };

    private static string SameWords(string name) => string.Join(' ', new string([.. name.ToUpperInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static bool IsTrue(string text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static void Dump(string? folder, string file, IEnumerable<string> lines)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllLines(Path.Combine(folder, file + ".tsv"), lines);
        }
    }

    private static string Line(string label, string group, double score, string name, string expected, ScreeningResult result)
    {
        var match = result.Matches.Count > 0 ? result.Matches[0] : result.Nearest;
        return string.Create(CultureInfo.InvariantCulture, $"{label}\t{group}\t{score:0.0000}\t{name}\t{expected}\t{match?.Score:0.0000}\t{match?.Entry.Id}\t{match?.MatchedName.Text}\t{string.Join(' ', match?.Parts.Skip(1).Select(p => p.Code + p.Points.ToString(CultureInfo.InvariantCulture)) ?? [])}");
    }

    /// <summary>The lowest score that at most the given share reaches.</summary>
    private static double LeastWithin(IEnumerable<double> scores, double share)
    {
        var sorted = scores.OrderDescending().ToList();
        return sorted[(int)(share * sorted.Count)] + 0.0001;
    }

    private static double Share(IEnumerable<double> scores, double least)
    {
        var all = scores.ToList();
        return (double)all.Count(s => s >= least) / Math.Max(1, all.Count);
    }

    private Task<IReadOnlyList<ScreeningResult>> ScreenAsync(IReadOnlyList<Party> parties) => ScreenAsync(holder, profile, parties);

    /// <summary>On all cores; the order stays.</summary>
    private static async Task<IReadOnlyList<ScreeningResult>> ScreenAsync(ScreeningIndexHolder against, ScreeningProfile profile, IReadOnlyList<Party> parties)
    {
        var screener = new BuiltInScreener(against, new NoFreshness(), TimeProvider.System);
        var parts = await Task.WhenAll(parties.Chunk(250).Select(chunk =>
            Task.Run(async () => await screener.ScreenAsync(chunk, profile, CancellationToken.None))));
        return [.. parts.SelectMany(p => p)];
    }

    private static double Best(ScreeningResult result) =>
        result.Matches.Count > 0 ? result.Matches[0].Score : result.Nearest?.Score ?? 0;

    private double TrueScore(ScreeningResult result, string expected) => result.Matches
        .Where(m => m.Entry.Id == expected || m.Entry.Names.Any(n => namesakes.TryGetValue(n.Text.ToUpperInvariant(), out var ids) && ids.Contains(expected)))
        .Select(m => m.Score).DefaultIfEmpty(0).Max();

    private static ScreeningIndexHolder HolderOf(IReadOnlyList<ListSnapshot> lists)
    {
        var made = new ScreeningIndexHolder();
        made.Replace(lists);
        return made;
    }

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
}
