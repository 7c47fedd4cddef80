using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

/// <summary>A list that is not mandatory never refuses anybody by itself (Regulation (EC) No 2271/96), however well it fits.</summary>
public sealed class AdvisoryListTests
{
    private static readonly Party Tarvik = new()
    {
        Kind = PartyKind.Person,
        Name = "Tarvik Ondrasek",
        BirthDate = PartialDate.OfDay(1970, 5, 12),
        Countries = ["AE"],
        Identifiers = [new Identifier("passport", "K8812345")],
    };

    [Theory]
    [InlineData(0.97)]
    [InlineData(0.75)]
    public async Task Name_birth_date_country_and_passport_agree_and_it_is_a_review(double hitThreshold)
    {
        var result = (await World(hitThreshold).ScreenAsync(Tarvik))[0];

        result.Outcome.ShouldBe(ScreeningOutcome.Review);
        result.Matches.ShouldHaveSingleItem().Score.ShouldBe(1);
        result.Matches[0].IsHit.ShouldBeFalse();
    }

    [Fact]
    public async Task Beside_a_lesser_match_on_a_mandatory_list_it_stays_a_review() =>
        (await World(0.97).Person("Tarvik Ondrassek").ScreenAsync(Tarvik))[0].Outcome.ShouldBe(ScreeningOutcome.Review);

    [Fact]
    public async Task The_same_entry_on_a_mandatory_list_is_a_hit()
    {
        var result = (await World(0.97).Add(Listed("EU")).ScreenAsync(Tarvik))[0];
        result.Outcome.ShouldBe(ScreeningOutcome.Hit);
        result.Matches.Where(m => m.IsHit).ShouldHaveSingleItem().Entry.List.ShouldBe("EU");
    }

    private static ListedWorld World(double hitThreshold)
    {
        var world = new ListedWorld().Add(Listed("OFAC-SDN")).Person("Wilma Quast");
        world.Profile = world.Profile with { AdvisoryLists = ["OFAC-SDN"], HitThreshold = hitThreshold };
        return world;
    }

    private static ListEntry Listed(string list) => new()
    {
        List = list,
        Id = $"{list}.same",
        Kind = EntryKind.Person,
        Names = [new ListedName { Text = "Tarvik Ondrasek", Script = "Latn" }],
        BirthDates = [new ListedDate { From = PartialDate.OfDay(1970, 5, 12) }],
        Countries = ["AE"],
        Identifiers = [new Identifier("passport", "K 8812345", "AE")],
    };
}
