using FsCheck;
using FsCheck.Fluent;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Decisions;

/// <summary>Metamorphic: whatever does not matter never reopens a clearance, whatever matters always does, and the difference names it.</summary>
public sealed class RelevanceTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(250);

    [Fact]
    public void No_irrelevant_edit_of_party_entry_or_profile_reopens() => ForAllSeeds(seed =>
    {
        var of = new RandomSubjects(seed);
        var (party, entry, profile) = (of.Party(), of.Entry(), of.Profile());
        var clearance = ClearanceWorld.Clearance(party, entry, profile);
        var (edited, listed, policy) = (of.EditedIrrelevantly(party), of.EditedIrrelevantly(entry), of.EditedIrrelevantly(profile));

        JudgeClearance.IsAbout(clearance, listed).ShouldBeTrue($"seed {seed}");
        SubjectContent.Of(edited).Sha256().ShouldBe(clearance.SubjectFingerprint, $"seed {seed}");
        EntryContent.Of(listed).Sha256().ShouldBe(clearance.EntrySha256, $"seed {seed}");
        SubjectContent.KeyOf(edited).ShouldBe(clearance.SubjectKey, $"seed {seed}");
        ClearanceWorld.Reopening(clearance, edited, listed, policy).ShouldBeNull($"seed {seed}");
    });

    [Fact]
    public void Every_relevant_edit_of_the_party_reopens_and_names_the_field() => ForAllSeeds(seed =>
    {
        var of = new RandomSubjects(seed);
        var (party, entry, profile) = (of.Party(), of.Entry(), of.Profile());
        var clearance = ClearanceWorld.Clearance(party, entry, profile);
        var (field, edited) = of.EditedRelevantly(party);

        var reopening = ClearanceWorld.Reopening(clearance, of.EditedIrrelevantly(edited), of.EditedIrrelevantly(entry), profile).ShouldNotBeNull($"seed {seed}");
        reopening.Causes.ShouldBe([ReopeningCause.Subject], $"seed {seed}");
        reopening.Subject.ShouldContain(difference => difference.Field == field, $"seed {seed}");
        SubjectContent.Of(edited).Sha256().ShouldNotBe(clearance.SubjectFingerprint, $"seed {seed}");
    });

    [Fact]
    public void Every_relevant_edit_of_the_entry_reopens_and_names_the_field() => ForAllSeeds(seed =>
    {
        var of = new RandomSubjects(seed);
        var (party, entry, profile) = (of.Party(), of.Entry(), of.Profile());
        var clearance = ClearanceWorld.Clearance(party, entry, profile);
        var (field, edited) = of.EditedRelevantly(entry);

        JudgeClearance.IsAbout(clearance, edited).ShouldBeTrue($"seed {seed}");
        var reopening = ClearanceWorld.Reopening(clearance, of.EditedIrrelevantly(party), of.EditedIrrelevantly(edited), profile).ShouldNotBeNull($"seed {seed}");
        reopening.Causes.ShouldBe([ReopeningCause.Entry], $"seed {seed}");
        reopening.Entry.ShouldContain(difference => difference.Field == field, $"seed {seed}");
        EntryContent.Of(edited).Sha256().ShouldNotBe(clearance.EntrySha256, $"seed {seed}");
    });

    [Fact]
    public void Every_change_of_thresholds_or_of_the_lists_role_reopens_and_names_the_setting() => ForAllSeeds(seed =>
    {
        var of = new RandomSubjects(seed);
        var (party, entry, profile) = (of.Party(), of.Entry(), of.Profile());
        var clearance = ClearanceWorld.Clearance(party, entry, profile);
        var (field, edited) = of.EditedRelevantly(profile);

        var reopening = ClearanceWorld.Reopening(clearance, party, entry, edited).ShouldNotBeNull($"seed {seed}");
        reopening.Causes.ShouldBe([ReopeningCause.Profile], $"seed {seed}");
        reopening.Profile.ShouldContain(difference => difference.Field == field, $"seed {seed}");
    });

    [Fact]
    public void A_difference_shows_the_values_as_they_are_written_then_and_now()
    {
        var party = new Party { Kind = PartyKind.Person, Name = "Viola Ändert", BirthDate = PartialDate.OfDay(1970, 5, 12), Countries = ["DE"] };
        var now = party with { Name = "VIOLA ändert", BirthDate = PartialDate.OfDay(1971, 5, 12), Countries = ["de", "FR"] };

        SubjectContent.Of(party).DifferencesTo(SubjectContent.Of(now)).Select(d => $"{d.Field}: {string.Join(',', d.Removed)} > {string.Join(',', d.Added)}")
            .ShouldBe(["birthDates: 1970-05-12 > 1971-05-12", "countries:  > FR"]);
    }

    [Fact]
    public void A_weak_name_that_becomes_strong_is_relevant()
    {
        var entry = ClearanceWorld.Entry("1") with
        {
            Names = [new ListedName { Text = "Tarvik", Script = "Latn" }, new ListedName { Text = "Ondra", Script = "Latn", Strength = NameStrength.Weak }],
        };
        var strong = entry with { Names = [entry.Names[0], entry.Names[1] with { Strength = NameStrength.Strong }] };

        EntryContent.Of(entry).DifferencesTo(EntryContent.Of(strong)).Select(d => d.Field).ShouldBe([ContentFields.Names, ContentFields.WeakNames]);
    }

    [Fact]
    public void Fields_cannot_be_mistaken_for_one_another()
    {
        var born = ClearanceWorld.Entry("1") with { BirthPlaces = ["Riga"] };
        var lives = ClearanceWorld.Entry("1") with { Countries = ["Riga"] };
        EntryContent.Of(born).Sha256().ShouldNotBe(EntryContent.Of(lives).Sha256());
    }

    private static void ForAllSeeds(Action<int> holds) => Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), holds));
}
