using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class OutcomeTests
{
    private static readonly Party Tarvik = new() { Kind = PartyKind.Person, Name = "Tarvik Ondrasek" };

    [Fact]
    public async Task The_same_name_on_a_mandatory_list_is_a_hit()
    {
        var result = await new ListedWorld().Person("Tarvik Ondrasek").PersonAsync("Tarvik Ondrasek");

        result.Outcome.ShouldBe(ScreeningOutcome.Hit);
        result.Matches[0].Score.ShouldBe(1);
        result.Engine.ShouldBe(BuiltInScreener.Engine);
        result.Lists.ShouldHaveSingleItem().List.ShouldBe("EU");
    }

    [Fact]
    public async Task The_same_name_on_an_advisory_list_goes_to_review()
    {
        var world = new ListedWorld().Person("Tarvik Ondrasek", "OFAC-SDN").Person("Wilma Quast");
        world.Profile = world.Profile with { AdvisoryLists = ["OFAC-SDN"] };

        (await world.ScreenAsync(Tarvik))[0].Outcome.ShouldBe(ScreeningOutcome.Review);
    }

    [Fact]
    public async Task One_word_goes_to_review_at_most()
    {
        var result = await new ListedWorld().Organisation("Ostrovex").CompanyAsync("Ostrovex");

        result.Matches[0].Score.ShouldBe(1);
        result.Outcome.ShouldBe(ScreeningOutcome.Review);
    }

    [Fact]
    public async Task A_weak_alias_counts_less_and_goes_to_review_at_most()
    {
        var world = new ListedWorld().Add(new ListEntry
        {
            List = "EU",
            Id = "1",
            Kind = EntryKind.Person,
            Names = [new ListedName { Text = "Tarvik Ondrasek", Script = "Latn", Strength = NameStrength.Weak }],
        });
        world.Profile = world.Profile with { HitThreshold = 0.80 };

        var result = (await world.ScreenAsync(Tarvik))[0];

        result.Outcome.ShouldBe(ScreeningOutcome.Review);
        result.Matches[0].Parts.ShouldContain(p => p.Code == ScorePartCodes.WeakAlias && p.Points < 0);
    }

    [Theory]
    [InlineData("1970-05-12", "1970-05-12", ScorePartCodes.BirthDateAgrees)]
    [InlineData("1970", "1970-05-12", ScorePartCodes.BirthDateWithin)]
    [InlineData("1970-05", "1970-05-12", ScorePartCodes.BirthDateWithin)]
    [InlineData("1970-12-05", "1970-05-12", ScorePartCodes.BirthDateWithin)]
    [InlineData("1970-05-13", "1970-05-12", ScorePartCodes.BirthDateNear)]
    [InlineData("1971-05-12", "1970-05-12", ScorePartCodes.BirthDateNear)]
    [InlineData("1969", "1970-05-12", ScorePartCodes.BirthDateNear)]
    [InlineData("1971-05-13", "1970-05-12", ScorePartCodes.BirthDateContradicts)]
    [InlineData("1958", "1970-05-12", ScorePartCodes.BirthDateContradicts)]
    public async Task A_birth_date_counts_as_exactly_as_it_is_stated(string listed, string given, string code)
    {
        var result = await BornAsync(new ListedDate { From = Date(listed) }, given);

        var match = result.Matches.Concat(result.Nearest is null ? [] : [result.Nearest]).First();
        match.Parts.Where(p => p.Code.StartsWith("birthDate", StringComparison.Ordinal)).ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("1972-03-01", true)]
    [InlineData("1973-03-01", false)]
    public async Task About_means_two_years(string given, bool within)
    {
        var result = await BornAsync(new ListedDate { From = Date("1970"), Approximate = true }, given);

        result.Outcome.ShouldBe(within ? ScreeningOutcome.Hit : ScreeningOutcome.Review);
    }

    [Fact]
    public async Task A_birth_date_that_contradicts_is_never_a_hit() =>
        (await BornAsync(new ListedDate { From = Date("1970-05-12") }, "1991-01-02")).Outcome.ShouldNotBe(ScreeningOutcome.Hit);

    [Fact]
    public async Task A_missing_birth_date_is_neutral()
    {
        var result = await BornAsync(new ListedDate { From = Date("1970-05-12") }, null);

        result.Outcome.ShouldBe(ScreeningOutcome.Hit);
        result.Matches[0].Parts.ShouldHaveSingleItem().Code.ShouldBe(ScorePartCodes.Name);
    }

    [Theory]
    [InlineData("AE", ScorePartCodes.CountryAgrees)]
    [InlineData("BR", ScorePartCodes.CountryDiffers)]
    [InlineData(null, null)]
    public async Task A_country_counts_mildly(string? given, string? code)
    {
        var world = new ListedWorld().Add(Listed() with { Countries = ["AE", "somewhere in the gulf"] });

        var result = (await world.ScreenAsync(Tarvik with { Name = "Tarvik Ondrassek", Countries = given is null ? [] : [given] }))[0];

        result.Outcome.ShouldNotBe(ScreeningOutcome.Clear);
        result.Matches[0].Parts.Select(p => p.Code).Where(c => c.StartsWith("country", StringComparison.Ordinal))
            .ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public async Task The_same_identifier_decides_even_under_another_name()
    {
        var world = new ListedWorld().Add(Listed() with { Identifiers = [new Identifier("passport", "K-8812 345", "AE")] });

        var result = (await world.ScreenAsync(new Party { Kind = PartyKind.Person, Name = "Wilma Quast", Identifiers = [new Identifier("id", "k8812345")] }))[0];

        result.Outcome.ShouldBe(ScreeningOutcome.Hit);
        result.Matches[0].Score.ShouldBe(1);
        result.Matches[0].Parts.ShouldContain(p => p.Code == ScorePartCodes.IdentifierAgrees);
    }

    [Fact]
    public async Task A_company_with_a_persons_name_is_no_hit()
    {
        var result = await new ListedWorld().Person("Tarvik Ondrasek").CompanyAsync("Tarvik Ondrasek GmbH");

        result.Outcome.ShouldBe(ScreeningOutcome.Review);
        result.Matches[0].Parts.ShouldContain(p => p.Code == ScorePartCodes.KindDiffers);
    }

    [Fact]
    public async Task Thresholds_of_the_profile_decide()
    {
        var world = new ListedWorld().Person("Tarvik Jovanovich Ondrasek");
        var score = (await world.ScreenAsync(Tarvik))[0].Matches[0].Score;

        world.Profile = world.Profile with { ReviewThreshold = score, HitThreshold = score };
        (await world.ScreenAsync(Tarvik))[0].Outcome.ShouldBe(ScreeningOutcome.Hit);
        world.Profile = world.Profile with { ReviewThreshold = score, HitThreshold = score + 0.0001 };
        (await world.ScreenAsync(Tarvik))[0].Outcome.ShouldBe(ScreeningOutcome.Review);
        world.Profile = world.Profile with { ReviewThreshold = score + 0.0001, HitThreshold = 1 };
        (await world.ScreenAsync(Tarvik))[0].Outcome.ShouldBe(ScreeningOutcome.Clear);
    }

    [Fact]
    public async Task At_most_as_many_matches_as_the_profile_allows_are_kept_best_first()
    {
        var world = new ListedWorld();
        for (var i = 0; i < 9; i++)
        {
            world.Person("Tarvik Ondrasek" + (i % 2 == 0 ? " Quendel" : ""));
        }

        world.Profile = world.Profile with { MaximumMatches = 3 };
        var result = (await world.ScreenAsync(Tarvik))[0];

        result.Matches.Count.ShouldBe(3);
        result.Matches.Select(m => m.Entry.Id).ShouldBe(["EU.1", "EU.3", "EU.5"]);
    }

    private static ListEntry Listed() => new()
    {
        List = "EU",
        Id = "1",
        Kind = EntryKind.Person,
        Names = [new ListedName { Text = "Tarvik Ondrasek", Script = "Latn" }],
    };

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);

    private static async Task<ScreeningResult> BornAsync(ListedDate listed, string? given) =>
        (await new ListedWorld().Add(Listed() with { BirthDates = [listed] })
            .ScreenAsync(Tarvik with { BirthDate = given is null ? null : Date(given) }))[0];
}
