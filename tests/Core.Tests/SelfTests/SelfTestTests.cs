using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.SelfTests;

namespace WorkflowConnect.Core.Tests.SelfTests;

/// <summary>The self-test is green on what works, and red on each way in which a screening is blind.</summary>
public sealed class SelfTestTests
{
    [Fact]
    public async Task On_lists_as_published_it_passes_and_names_what_it_met()
    {
        var report = await TestedLists.RunAsync();
        report.Problems.ShouldBeEmpty();
        report.IsGreen.ShouldBeTrue();
        report.Cases.ShouldBe((2 * 3 * SelfTestCases.PerList) + 20);
        report.Groups.Where(g => g.Kind != SelfTestKind.OtherScript).ShouldAllBe(g => g.Passed >= g.Cases * 0.9);
        report.Engine.ShouldBe(BuiltInScreener.Engine);
        report.Lists.Select(l => l.List).ShouldBe([ListCodes.OfacSdn, ListCodes.Un]);
    }

    [Fact]
    public async Task An_empty_list_turns_it_red()
    {
        var report = await TestedLists.RunAsync(lists: [TestedLists.Un, TestedLists.Snapshot(ListCodes.OfacSdn, [])]);
        report.IsGreen.ShouldBeFalse();
        report.Problems[0].ShouldContain("OFAC-SDN is empty");
        (await TestedLists.RunAsync(lists: [TestedLists.Un])).Problems[0].ShouldContain("OFAC-SDN is missing");
    }

    [Fact]
    public async Task A_threshold_of_one_hundred_turns_it_red()
    {
        var report = await TestedLists.RunAsync(TestedLists.Profile with { ReviewThreshold = 1, HitThreshold = 1 });
        report.IsGreen.ShouldBeFalse();
        report.Problems.ShouldContain(p => p.Contains("too high", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_matcher_that_alarms_on_everybody_turns_it_red()
    {
        var report = await TestedLists.RunAsync(change: inner => new Loud(inner));
        report.Problems.ShouldHaveSingleItem().ShouldContain("too low");
    }

    [Fact]
    public async Task Switched_off_transliteration_turns_it_red()
    {
        var report = await TestedLists.RunAsync(change: inner => new LatinOnly(inner));
        report.IsGreen.ShouldBeFalse();
        report.Problems.ShouldAllBe(p => p.Contains("transliteration", StringComparison.Ordinal));
        report.Problems.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("utf-8", "iso-8859-1")]
    [InlineData("utf-8", "us-ascii")]
    [InlineData("iso-8859-1", "utf-8")]
    public async Task A_wrong_encoding_turns_it_red(string written, string read)
    {
        // The UN's file has its names in their own scripts beside Latin ones with accents.
        var garbled = TestedLists.Un.Entries.Select(e => e with { Names = [.. e.Names.Select(n => n with { Text = Misread(n.Text, written, read) })] }).ToArray();
        var report = await TestedLists.RunAsync(lists: [TestedLists.Snapshot(ListCodes.Un, garbled), TestedLists.Ofac]);
        report.IsGreen.ShouldBeFalse();
        report.Problems.ShouldContain(p => p.Contains("wrong encoding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_matcher_that_finds_nothing_or_fails_turns_it_red()
    {
        (await TestedLists.RunAsync(change: _ => new Silent(null))).Problems.ShouldContain(p => p.Contains("not found", StringComparison.Ordinal));
        (await TestedLists.RunAsync(change: _ => new Silent(NotScreenedReason.ProviderUnavailable))).Problems.ShouldContain(p => p.Contains("providerUnavailable", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_version_gives_the_same_cases_and_another_one_others()
    {
        var cases = SelfTestCases.Of([TestedLists.Un]);
        SelfTestCases.Of([TestedLists.Un]).ShouldBe(cases, Comparer);
        var other = SelfTestCases.Of([TestedLists.Un with { Version = TestedLists.Un.Version with { Sha256 = new string('b', 64) } }]);
        other.Select(c => c.EntryId).ShouldNotBe(cases.Select(c => c.EntryId));
        cases.Where(c => c.Kind == SelfTestKind.Misspelt).ShouldAllBe(c => TestedLists.Un.Entries.All(e => e.Names.All(n => n.Text != c.Party.Name)));
    }

    [Fact]
    public async Task While_it_is_red_nobody_is_clear_and_what_is_found_stays_found()
    {
        var state = new SelfTestState();
        var holder = new ScreeningIndexHolder();
        holder.Replace([TestedLists.Un, TestedLists.Ofac]);
        var guarded = new GuardedScreener(new BuiltInScreener(holder, new NoFreshness(), TimeProvider.System), state).Hold();
        var listed = TestedLists.Un.Entries[0].PrimaryName.Text;
        var profile = TestedLists.Profile with { MaximumListAge = TimeSpan.MaxValue };
        (await ScreenAsync()).ShouldBe([null, null]);
        state.Set(await TestedLists.RunAsync(TestedLists.Profile with { ReviewThreshold = 1, HitThreshold = 1 }));
        (await ScreenAsync()).ShouldBe([null, NotScreenedReason.SelfTestFailed]);
        state.Set(await TestedLists.RunAsync());
        (await ScreenAsync()).ShouldBe([null, null]);

        async Task<NotScreenedReason?[]> ScreenAsync()
        {
            Party[] parties = [new() { Kind = PartyKind.Person, Name = listed }, new() { Kind = PartyKind.Person, Name = "Wilhelmine Kuchenbecker" }];
            var results = await guarded.ScreenAsync(parties, profile, default);
            results[0].Outcome.ShouldBeOneOf(ScreeningOutcome.Hit, ScreeningOutcome.Review);
            results.ShouldAllBe(r => r.IsUnproven == state.IsRed);
            return [.. results.Select(r => r.Reason)];
        }
    }

    [Theory]
    [InlineData("José Müller", false)]
    [InlineData("Ângelo Šimić Łukasz Đorđe", false)]
    [InlineData("Айман аз-Завахири", false)]
    [InlineData("أيمن الظواهري", false)]
    [InlineData("“Abu” Omar – O’Neill?", false)]
    [InlineData("ÄÖÜ", false)]
    [InlineData("JosÃ© MÃ¼ller", true)]
    [InlineData("\u00D0\u02DC\u00D0\u00B2\u00D0\u00B0\u00D0\u00BD", true)]
    [InlineData("\u00C5\u00A0imi\u00C4\u2021", true)]
    [InlineData("Jos\uFFFD", true)]
    [InlineData("M?ller", true)]
    [InlineData("?????? ???", true)]
    [InlineData("Mu\u0000ller", true)]
    public void A_garbled_name_is_told_from_a_foreign_one(string name, bool isGarbled) => GarbledNames.Is(name).ShouldBe(isGarbled);

    private static readonly EqualityComparer<SelfTestCase> Comparer = EqualityComparer<SelfTestCase>.Create(
        (a, b) => a!.EntryId == b!.EntryId && a.Kind == b.Kind && a.Party.Name == b.Party.Name, c => c.Kind.GetHashCode());

    private static string Misread(string text, string written, string read) => Encoding.GetEncoding(read).GetString(Encoding.GetEncoding(written).GetBytes(text));

    /// <summary>Sees of a name only its Latin letters, as a matcher without tables does.</summary>
    private sealed class LatinOnly(IScreener inner) : IScreener
    {
        public ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken) =>
            inner.ScreenAsync([.. parties.Select(p => p with { Name = p.Name.Any(char.IsAsciiLetter) ? p.Name : "Xxqz Qqxw" })], profile, cancellationToken);
    }

    private sealed class Loud(IScreener inner) : IScreener
    {
        public async ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken) =>
            [.. (await inner.ScreenAsync(parties, profile, cancellationToken)).Select(r => r.Outcome == ScreeningOutcome.Clear ? r with { Outcome = ScreeningOutcome.Review } : r)];
    }

    private sealed class Silent(NotScreenedReason? reason) : IScreener
    {
        public ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken) =>
            new([.. parties.Select(_ => new ScreeningResult { Outcome = reason is null ? ScreeningOutcome.Clear : ScreeningOutcome.NotScreened, Reason = reason, Lists = [], Engine = "silent" })]);
    }
}
