using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Ofac;
using WorkflowConnect.Core.Lists.Formats.Un;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.SelfTests;
using WorkflowConnect.Core.Tests.Lists;
using WorkflowConnect.Core.Tests.Screening;

namespace WorkflowConnect.Core.Tests.SelfTests;

/// <summary>The sample lists as a product would have them, and its self-test.</summary>
internal static class TestedLists
{
    public static readonly ScreeningProfile Profile = new() { Name = "test", Version = 1, MandatoryLists = [ListCodes.Un], AdvisoryLists = [ListCodes.OfacSdn] };

    public static readonly ListSnapshot Un = Of(ListCodes.Un, new UnXmlFormat(), "un");

    public static readonly ListSnapshot Ofac = Of(ListCodes.OfacSdn, new OfacCsvFormat(), "ofac");

    public static Task<SelfTestReport> RunAsync(ScreeningProfile? profile = null, Func<IScreener, IScreener>? change = null, params ListSnapshot[] lists)
    {
        ListSnapshot[] used = lists.Length == 0 ? [Un, Ofac] : lists;
        var holder = new ScreeningIndexHolder();
        holder.Replace(used);
        IScreener screener = new BuiltInScreener(holder, new NoFreshness(), new StandingClock(ListedWorld.Now));
        return RunSelfTest.RunAsync(
            "t1", "manual", change?.Invoke(screener) ?? screener, profile ?? Profile, used, ListedWorld.Now, TestContext.Current.CancellationToken);
    }

    public static ListSnapshot Snapshot(string list, IReadOnlyList<ListEntry> entries) => new(
        new ListVersion
        {
            List = list,
            Sha256 = new string('a', 64),
            FetchedAt = ListedWorld.Now,
            EntryCount = entries.Count,
            NameCount = entries.Sum(e => e.Names.Count),
            Source = "test",
        },
        entries);

    private static ListSnapshot Of(string list, IListFormat format, string folder) =>
        Snapshot(list, ListFixtures.Parse(format, ListFixtures.Sample(format, folder)).Entries);
}
