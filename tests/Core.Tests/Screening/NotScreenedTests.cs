using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class NotScreenedTests
{
    [Fact]
    public async Task A_missing_list_never_clears()
    {
        var world = new ListedWorld().Person("Tarvik Ondrasek");
        world.Profile = world.Profile with { MandatoryLists = ["EU", "UN"] };

        ShouldBeUnscreened(await world.PersonAsync("Wilma Quast"), NotScreenedReason.ListMissing, "UN");
    }

    [Fact]
    public async Task An_empty_list_never_clears() =>
        ShouldBeUnscreened(await new ListedWorld().EmptyList("EU").PersonAsync("Wilma Quast"), NotScreenedReason.ListMissing, "EU");

    [Fact]
    public async Task A_profile_without_lists_never_clears()
    {
        var world = new ListedWorld().Person("Tarvik Ondrasek");
        world.Profile = world.Profile with { MandatoryLists = [] };

        (await world.PersonAsync("Wilma Quast")).Reason.ShouldBe(NotScreenedReason.ListMissing);
    }

    [Theory]
    [InlineData(false, ScreeningOutcome.NotScreened)]
    [InlineData(true, ScreeningOutcome.Clear)]
    public async Task A_sample_list_is_refused_unless_the_profile_allows_it(bool allowed, ScreeningOutcome outcome)
    {
        var world = new ListedWorld().Person("Tarvik Ondrasek").Version("EU", v => v with { IsSample = true });
        world.Profile = world.Profile with { AllowSampleLists = allowed };

        (await world.PersonAsync("Wilma Quast")).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(72, ScreeningOutcome.Clear)]
    [InlineData(73, ScreeningOutcome.NotScreened)]
    public async Task A_list_that_is_too_old_never_clears(int hours, ScreeningOutcome outcome)
    {
        var world = new ListedWorld().Person("Tarvik Ondrasek");
        world.Clock.Now = ListedWorld.Now.AddHours(hours);

        var result = await world.PersonAsync("Wilma Quast");

        result.Outcome.ShouldBe(outcome);
        result.Reason.ShouldBe(outcome == ScreeningOutcome.Clear ? null : NotScreenedReason.ListTooOld);
    }

    [Fact]
    public async Task A_confirmed_list_is_as_young_as_its_confirmation()
    {
        var world = new ListedWorld().Person("Tarvik Ondrasek");
        world.Clock.Now = ListedWorld.Now.AddDays(30);
        world.Freshness.Confirmed["EU"] = ListedWorld.Now.AddDays(29);

        (await world.PersonAsync("Wilma Quast")).Outcome.ShouldBe(ScreeningOutcome.Clear);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200b\u200b")]
    [InlineData("---")]
    [InlineData("\ud800\udfff\ud800")]
    public async Task A_name_without_a_letter_is_unusable(string name) =>
        (await new ListedWorld().Person("Tarvik Ondrasek").PersonAsync(name)).Reason.ShouldBe(NotScreenedReason.InputUnusable);

    public static TheoryData<string> Hostile() =>
    [
        new string('a', 10_000),
        string.Join(' ', Enumerable.Repeat("Tarvik", 5_000)),
        string.Join(' ', Enumerable.Range(0, 63).Select(i => "ondrasek" + (char)('a' + (i % 26)))),
        string.Concat(Enumerable.Repeat("\u200d", 9_000)) + "Tarvik",
        new string('a', 900),
        "Tarvik \ud800 Ondra\udc00sek",
        "Tarvik\0\u0001\u001b[31m Ondrasek",
        string.Concat(Enumerable.Repeat("ﷺ", 900)),
        "'; DROP TABLE parties; --",
        string.Concat(Enumerable.Repeat("a.", 60)),
        string.Concat(Enumerable.Repeat("각", 500)),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_names_are_answered_without_an_exception(string name)
    {
        var world = new ListedWorld().Person("Tarvik Ondrasek").Person(name.Length > 0 ? name : "x");

        var result = await world.PersonAsync(name);

        result.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_listed_name_hidden_among_thousands_of_words_is_not_cleared() =>
        (await new ListedWorld().Person("Tarvik Ondrasek").PersonAsync(string.Join(' ', Enumerable.Repeat("quark", 5_000)) + " Tarvik Ondrasek"))
            .Outcome.ShouldBe(ScreeningOutcome.NotScreened);

    [Fact]
    public async Task An_alias_is_checked_too_and_an_unusable_one_never_clears()
    {
        var world = new ListedWorld().Person("Tarvik Ondrasek");
        var party = new Party { Kind = PartyKind.Person, Name = "Wilma Quast", Aliases = ["Tarvik Ondrasek"] };

        (await world.ScreenAsync(party))[0].Outcome.ShouldBe(ScreeningOutcome.Hit);
        (await world.ScreenAsync(party with { Aliases = [new string('b', 2_000)] }))[0].Reason.ShouldBe(NotScreenedReason.InputUnusable);
        (await world.ScreenAsync(party with { Aliases = ["-", ""] }))[0].Outcome.ShouldBe(ScreeningOutcome.Clear);
    }

    private static void ShouldBeUnscreened(ScreeningResult result, NotScreenedReason reason, string list)
    {
        result.Outcome.ShouldBe(ScreeningOutcome.NotScreened);
        result.Reason.ShouldBe(reason);
        result.UnavailableLists.ShouldBe([list]);
        result.Matches.ShouldBeEmpty();
    }
}
