using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using static WorkflowConnect.Core.Tests.Decisions.ClearanceWorld;

namespace WorkflowConnect.Core.Tests.Decisions;

public sealed class ApplyClearancesTests
{
    private static readonly Party Tarvik = new() { Kind = PartyKind.Person, Name = "Tarvik Ondrassek" };
    private static readonly ScreeningProfile Profile = new() { Name = "test", Version = 1, MandatoryLists = ["EU"], AdvisoryLists = ["OFAC-SDN"], MaximumMatches = 3 };

    [Fact]
    public void A_match_whose_clearance_holds_is_a_known_false_positive()
    {
        var entry = Entry("1");
        var applied = Apply([Match(entry, 0.93)], ScreeningOutcome.Review, Clearance(Tarvik, entry, Profile));

        applied.Result.Outcome.ShouldBe(ScreeningOutcome.KnownFalsePositive);
        applied.Result.Matches.ShouldBeEmpty();
        applied.KnownFalsePositives.ShouldHaveSingleItem().ClearanceId.ShouldBe("c1");
        applied.Reopened.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_entry_beside_a_cleared_one_still_goes_to_people()
    {
        var applied = Apply([Match(Entry("1"), 0.93), Match(Entry("2"), 0.80)], ScreeningOutcome.Review, Clearance(Tarvik, Entry("1"), Profile));

        applied.Result.Outcome.ShouldBe(ScreeningOutcome.Review);
        applied.Result.Matches.ShouldHaveSingleItem().Entry.Id.ShouldBe("2");
        applied.KnownFalsePositives.Count.ShouldBe(1);
    }

    [Fact]
    public void Cleared_matches_do_not_crowd_out_new_ones()
    {
        var entries = Enumerable.Range(1, 8).Select(i => Entry($"{i}")).ToArray();
        var clearances = entries.Take(5).Select(e => Clearance(Tarvik, e, Profile, "c" + e.Id)).ToArray();
        var applied = Apply([.. entries.Select((e, i) => Match(e, 0.95 - (i * 0.01)))], ScreeningOutcome.Review, clearances);

        applied.KnownFalsePositives.Select(k => k.Match.Entry.Id).ShouldBe(["1", "2", "3", "4", "5"]);
        applied.Result.Matches.Select(m => m.Entry.Id).ShouldBe(["6", "7", "8"]);
    }

    [Fact]
    public void A_new_hit_far_below_cleared_and_open_matches_is_neither_cut_off_nor_cleared()
    {
        var entries = Enumerable.Range(1, 6).Select(i => Entry($"{i}")).ToArray();
        var matches = entries.Select((e, i) => Match(e, 0.99 - (i * 0.001), isHit: i is 0 or 5)).ToArray();
        var applied = Apply(matches, ScreeningOutcome.Hit, Clearance(Tarvik, entries[0], Profile));

        applied.Result.Outcome.ShouldBe(ScreeningOutcome.Hit);
        applied.Result.Matches.Select(m => m.Entry.Id).ShouldBe(["2", "3", "6"]);
    }

    [Fact]
    public void When_the_only_hit_is_cleared_what_remains_goes_to_people()
    {
        var applied = Apply([Match(Entry("1"), 1, isHit: true), Match(Entry("2"), 0.8)], ScreeningOutcome.Hit, Clearance(Tarvik, Entry("1"), Profile));
        applied.Result.Outcome.ShouldBe(ScreeningOutcome.Review);
    }

    [Fact]
    public void A_screener_that_does_not_say_which_match_is_the_hit_keeps_its_hit_while_any_remains()
    {
        var applied = Apply([Match(Entry("1"), 1), Match(Entry("2"), 0.8)], ScreeningOutcome.Hit, Clearance(Tarvik, Entry("1"), Profile));
        applied.Result.Outcome.ShouldBe(ScreeningOutcome.Hit);
    }

    [Theory]
    [InlineData(ScreeningOutcome.Clear)]
    [InlineData(ScreeningOutcome.NotScreened)]
    public void What_found_nothing_or_was_not_screened_stays_that_whatever_was_cleared(ScreeningOutcome outcome) =>
        Apply([], outcome, Clearance(Tarvik, Entry("1"), Profile)).Result.Outcome.ShouldBe(outcome);

    [Fact]
    public void Somebody_else_of_the_same_name_keeps_their_own_clearance()
    {
        var other = Tarvik with { BirthDate = PartialDate.OfDay(1990, 1, 2) };
        var (theirs, ours) = (Clearance(other, Entry("1"), Profile, "theirs"), Clearance(Tarvik, Entry("1"), Profile, "ours"));

        Apply([Match(Entry("1"), 0.93)], ScreeningOutcome.Review, theirs, ours).KnownFalsePositives.ShouldHaveSingleItem().ClearanceId.ShouldBe("ours");
        var refused = Apply([Match(Entry("1"), 0.93)], ScreeningOutcome.Review, theirs);
        refused.Result.Outcome.ShouldBe(ScreeningOutcome.Review);
        refused.Reopened.ShouldHaveSingleItem().Reopening.Causes.ShouldBe([ReopeningCause.Subject]);
    }

    [Fact]
    public void An_entry_that_changed_its_id_and_kept_another_is_recognised_and_reopened()
    {
        var (entry, renamed) = (Entry("1") with { OtherIds = ["UN.7"] }, Entry("9") with { OtherIds = ["UN.7"] });
        var applied = Apply([Match(renamed, 0.93)], ScreeningOutcome.Review, Clearance(Tarvik, entry, Profile));

        var difference = applied.Reopened.ShouldHaveSingleItem().Reopening.Entry.ShouldHaveSingleItem();
        difference.Field.ShouldBe(ContentFields.Ids);
        difference.Removed.ShouldBe(["1"]);
        difference.Added.ShouldBe(["9"]);
    }

    [Fact]
    public void The_same_id_on_another_list_is_another_entry() =>
        Apply([Match(Entry("1", list: "UN"), 0.93)], ScreeningOutcome.Review, Clearance(Tarvik, Entry("1"), Profile))
            .Result.Outcome.ShouldBe(ScreeningOutcome.Review);

    [Theory]
    [InlineData(ClearanceStatus.Active, 364, null)]
    [InlineData(ClearanceStatus.Active, 365, ReopeningCause.Expired)]
    [InlineData(ClearanceStatus.Expired, 1, ReopeningCause.Expired)]
    [InlineData(ClearanceStatus.Revoked, 1, ReopeningCause.Revoked)]
    [InlineData(ClearanceStatus.Reopened, 1, ReopeningCause.Reopened)]
    [InlineData(ClearanceStatus.Replaced, 1, ReopeningCause.Reopened)]
    public void A_clearance_holds_only_while_it_is_active_and_in_time(ClearanceStatus status, int days, ReopeningCause? cause)
    {
        var clearance = Clearance(Tarvik, Entry("1"), Profile) with { Status = status };
        var reopening = Reopening(clearance, Tarvik, Entry("1"), Profile, days);
        (reopening?.Causes ?? []).ShouldBe(cause is null ? [] : [cause.Value]);
    }

    [Fact]
    public void An_erased_clearance_clears_nothing_and_tells_nothing()
    {
        var erased = Clearance(Tarvik, Entry("1"), Profile) with { Status = ClearanceStatus.Erased, Subject = null, SubjectFingerprint = null };
        var applied = Apply([Match(Entry("1"), 0.93)], ScreeningOutcome.Review, erased);
        applied.Result.Outcome.ShouldBe(ScreeningOutcome.Review);
        applied.Reopened.ShouldBeEmpty();
    }

    private static AppliedClearances Apply(ScreeningMatch[] matches, ScreeningOutcome outcome, params Clearance[] clearances) => ApplyClearances.Run(
        Tarvik,
        null,
        new ScreeningResult { Outcome = outcome, Matches = matches, Lists = [], Engine = "test/1" },
        clearances,
        Profile,
        ReleasedAt.AddDays(1));
}
