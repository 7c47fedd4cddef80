using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

/// <summary>What the thresholds of the default profile, 0.75 and 0.97, mean for names as people write them.</summary>
public sealed class HitThresholdTests
{
    private const double Review = 0.75;
    private const double Hit = 0.97;

    [Theory]
    [InlineData("Tarvik Ondrasek", "Tarvik Ondrasek")]
    [InlineData("Tarvik Ondrasek", "ONDRASEK, Tarvik")]
    [InlineData("Tarvik Ondrasek", "Tarvik Ondrášek")]
    [InlineData("Jürgen Wößmann", "Juergen Woessmann")]
    [InlineData("Jurgen Wossmann", "Jürgen Wößmann")]
    [InlineData("Tarvik Ondrasek", "Dr. Tarvik Ondrasek")]
    [InlineData("Muhammad Ali", "Muhammad Ali")]
    [InlineData("Li Wei", "Li Wei")]
    [InlineData("Abd al-Rahman Zubaydan", "Abdul Rahman Zubaydan")]
    [InlineData("Abd al-Rahman Zubaydan", "Abdurrahman Zubaydan")]
    [InlineData("Siraj al-Din Zubaydan", "Sirajuddin Zubaydan")]
    [InlineData("Habib Allah Zubaydan", "Habibollah Zubaydan")]
    [InlineData("Вячеслав Крупенко", "Vyacheslav Krupenko")]
    [InlineData("محمد علي حسن", "Muhammad Ali Hasan")]
    public async Task An_exact_full_name_without_birth_dates_is_a_hit(string listed, string given) =>
        (await ScoreAsync(listed, given)).ShouldBeGreaterThanOrEqualTo(Hit);

    [Theory]
    [InlineData("Ostrovex Kabelwerk GmbH", "Ostrovex Kabelwerk GmbH")]
    [InlineData("Ostrovex Kabelwerk GmbH", "OSTROVEX KABELWERK Limited")]
    [InlineData("OOO Ostrovex Tekhnika", "Limited Liability Company Ostrovex Tekhnika")]
    public async Task An_exact_company_name_is_a_hit_whatever_its_legal_form(string listed, string given) =>
        (await new ListedWorld().Organisation(listed).CompanyAsync(given)).Matches[0].Score.ShouldBeGreaterThanOrEqualTo(Hit);

    [Theory]
    [InlineData("Tarvik Ondrasek", "Tarvik Ondrsaek")]
    [InlineData("Tarvik Ondrasek", "Tarvik Ondrassek")]
    [InlineData("Tarvik Ondrasek", "Tarvik Ondrazek")]
    [InlineData("Tarvik Ondrasek", "Tarvk Ondrasek")]
    [InlineData("Tarvik Ondrasek", "Tarwik Ondrasik")]
    [InlineData("Tarvik Ondrasek", "Tarvk Ondrasck")]
    [InlineData("Tarvik Ondrasek", "Tavrik Ondrsaek")]
    [InlineData("Vyacheslav Krupenko", "Wjatscheslaw Krupenko")]
    [InlineData("Tarvik Belmont Quendel Rosvall Ondrasek", "Tarvik Belmont Quendel Rosvall Ondrassek")]
    [InlineData("Tarvik Belmont Quendel Rosvall Ondrasek", "Tarvik Belmomt Quendel Rosval Ondrasek")]
    [InlineData("Tarvik Ostander Jan", "Tarvik Ostander Jna")]
    public async Task One_or_two_slips_need_a_persons_eye(string listed, string given)
    {
        var score = await ScoreAsync(listed, given);

        score.ShouldBeLessThan(Hit);
        score.ShouldBeGreaterThanOrEqualTo(Review);
    }

    [Theory]
    [InlineData("Tarvik Ondrasek", "1970-05-12", "", 1.00, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrasek", "1970-05-12", "AE", 1.00, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrasek", "1970-05-12", "BR", 1.00, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrasek", "", "", 1.00, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrasek", "", "BR", 0.96, ScreeningOutcome.Review)]
    [InlineData("Tarvik Ondrasek", "1970", "", 1.00, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrasek", "1983-11-02", "", 0.75, ScreeningOutcome.Review)]
    [InlineData("Tarvik Ondrasek", "1983-11-02", "AE", 0.77, ScreeningOutcome.Review)]
    [InlineData("Tarvik Ondrasek", "1983-11-02", "BR", 0.71, ScreeningOutcome.Clear)]
    [InlineData("Tarvik Ondrassek", "1970-05-12", "", 1.00, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrassek", "1991-01-02", "", 0.71, ScreeningOutcome.Clear)]
    public async Task Birth_date_and_country_move_the_score(string given, string birthDate, string country, double score, ScreeningOutcome outcome)
    {
        var world = new ListedWorld().Add(new ListEntry
        {
            List = "EU",
            Id = "1",
            Kind = EntryKind.Person,
            Names = [new ListedName { Text = "Tarvik Ondrasek", Script = "Latn" }],
            BirthDates = [new ListedDate { From = Date("1970-05-12") }],
            Countries = ["AE"],
        });
        var party = new Party
        {
            Kind = PartyKind.Person,
            Name = given,
            BirthDate = birthDate.Length > 0 ? Date(birthDate) : null,
            Countries = country.Length > 0 ? [country] : [],
        };

        var result = (await world.ScreenAsync(party))[0];

        result.Outcome.ShouldBe(outcome);
        (result.Matches.Count > 0 ? result.Matches[0] : result.Nearest.ShouldNotBeNull()).Score.ShouldBe(score, 0.012);
    }

    private static async Task<double> ScoreAsync(string listed, string given)
    {
        var result = await new ListedWorld().Person(listed).Person("Olga Unbekannt").PersonAsync(given);
        return (result.Matches.Count > 0 ? result.Matches[0] : result.Nearest.ShouldNotBeNull()).Score;
    }

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);
}
