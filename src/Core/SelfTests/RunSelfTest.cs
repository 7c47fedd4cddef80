using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>Sends the cases through a screener, as any party goes, and judges what comes back.</summary>
public static class RunSelfTest
{
    /// <summary>Of a list's names as listed all have to be found; of the others most: one slip too many is no broken matcher.</summary>
    private const double LeastShare = 0.75;

    /// <summary>A name that was written by ear in other letters and read back is no longer the same; without any reading of them none is found.</summary>
    private const double LeastShareOfScripts = 0.5;

    /// <summary>Fewer names in other scripts than this cannot be judged by their share.</summary>
    private const int FewScripts = 4;

    /// <summary>Of the names that nobody has at most so many may resemble somebody.</summary>
    private const double MostAlarms = 0.1;

    /// <summary>One garbled name in so many makes a list suspicious; publishers' own slips are rarer.</summary>
    private const int NamesPerGarbled = 500;

    public static async Task<SelfTestReport> RunAsync(
        string id,
        string trigger,
        IScreener screener,
        ScreeningProfile profile,
        IReadOnlyList<ListSnapshot> lists,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var tested = lists.Where(l => profile.AllLists.Contains(l.Version.List, StringComparer.Ordinal)).ToArray();
        var cases = SelfTestCases.Of(tested);
        var results = await screener.ScreenAsync([.. cases.Select(c => c.Party)], profile, cancellationToken);
        var judged = cases.Zip(results).ToArray();
        var groups = judged.GroupBy(j => (j.First.List, j.First.Kind))
            .Select(g => Group(g.Key.List, g.Key.Kind, [.. g.Select(j => IsRight(j.First, j.Second, profile))]))
            .ToArray();
        var problems = profile.AllLists.Distinct(StringComparer.Ordinal).SelectMany(code => OfList(code, Array.Find(tested, l => l.Version.List == code)))
            .Concat(NotScreened(results))
            .Concat(results.All(r => r.Outcome == ScreeningOutcome.NotScreened) ? [] : groups.Where(g => !g.IsGreen).Select(OfGroup));
        return new SelfTestReport
        {
            Id = id,
            At = now,
            Trigger = trigger,
            Profile = $"{profile.Name}/{profile.Version}",
            Engine = results[0].Engine,
            Lists = results[0].Lists,
            Groups = groups,
            Problems = [.. problems],
        };
    }

    private static bool IsRight(SelfTestCase tried, ScreeningResult result, ScreeningProfile profile) => tried.Kind == SelfTestKind.NotListed
        ? result.Outcome == ScreeningOutcome.Clear
        : result.Outcome is ScreeningOutcome.Review or ScreeningOutcome.Hit
            && (result.Provider is not null // Another's entries have other ids.
                || result.Matches.Count >= profile.MaximumMatches // Cut off: the right one may be behind.
                || result.Matches.Any(m => m.Entry.List == tried.List && m.Entry.Id == tried.EntryId));

    private static SelfTestGroup Group(string list, SelfTestKind kind, bool[] right) => new(list, kind, right.Length, right.Count(r => r), kind switch
    {
        SelfTestKind.Exact => right.Length,
        SelfTestKind.NotListed => (int)Math.Ceiling(right.Length * (1 - MostAlarms)),
        // Of one or two names, in one scheme of several, none may be found without any fault.
        SelfTestKind.OtherScript => right.Length < FewScripts ? 0 : (int)(right.Length * LeastShareOfScripts),
        _ => Math.Max(1, (int)(right.Length * LeastShare)),
    });

    private static IEnumerable<string> OfList(string code, ListSnapshot? list)
    {
        if (code == ListCodes.House && list is { Entries.Count: 0 })
        {
            // Nobody need have entered anything.
            yield break;
        }

        if (list is null || list.Entries.Count == 0)
        {
            yield return $"The list {code} is {(list is null ? "missing" : "empty")}. Load it with: workflowconnect lists update.";
            yield break;
        }

        var garbled = GarbledNames.Count(list.Entries);
        if (garbled * NamesPerGarbled >= Math.Max(1, list.Version.NameCount))
        {
            yield return $"{garbled} names of the list {code} were read in a wrong encoding. The file was damaged on its way, or the publisher has changed its encoding.";
        }
    }

    private static IEnumerable<string> NotScreened(IReadOnlyList<ScreeningResult> results) => results
        .Where(r => r.Outcome == ScreeningOutcome.NotScreened)
        .GroupBy(r => r.Reason)
        .Select(g => $"{g.Count()} of {results.Count} names were not screened: {(g.Key is { } reason ? DomainJson.Word(reason) : "no reason")}.");

    private static string OfGroup(SelfTestGroup group) => group.Kind switch
    {
        SelfTestKind.NotListed => $"{group.Cases - group.Passed} of {group.Cases} names that nobody has were not clear. The thresholds of the profile may be too low.",
        SelfTestKind.Exact => $"List {group.List}: {group.Cases - group.Passed} of {group.Cases} listed names were not found. Do not rely on any check until the cause is known.",
        SelfTestKind.Misspelt => $"List {group.List}: only {group.Passed} of {group.Cases} misspelt names were found. The thresholds of the profile may be too high.",
        _ => $"List {group.List}: only {group.Passed} of {group.Cases} names in other scripts were found. The tables of transliteration may be missing.",
    };
}
