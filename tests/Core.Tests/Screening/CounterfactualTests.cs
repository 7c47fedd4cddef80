using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Explaining;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class CounterfactualTests
{
    private static readonly Party Tarvik = new() { Kind = PartyKind.Person, Name = "Tarvik Ondrasek" };

    [Fact]
    public async Task Every_claim_is_what_screening_the_changed_party_gives()
    {
        var names = new FamilyNames(11);
        var world = ManyListed(names, 700);
        var parties = Enumerable.Range(0, 250).Select(i => PartyLike(names, world.Snapshots()[i % 2].Entries[i])).ToArray();
        var results = await world.ScreenAsync(parties);
        var explain = ExplainOver(world);
        var (claims, codes, outcomes) = (0, new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (party, result) in parties.Zip(results))
        {
            var explanation = explain.Explain(party, result, world.Profile);
            foreach (var match in explanation.Nearest is null ? explanation.Matches : [.. explanation.Matches, explanation.Nearest])
            {
                var counterfactuals = match.Counterfactuals.ShouldNotBeNull();
                counterfactuals.Count.ShouldBeLessThanOrEqualTo(3);
                foreach (var claim in counterfactuals)
                {
                    await HoldsAsync(world, match, claim);
                    claims++;
                    codes.Add(claim.Code);
                    outcomes.Add($"{match.Outcome}>{claim.Outcome}");
                }
            }
        }

        claims.ShouldBeGreaterThan(500);
        codes.Count.ShouldBeGreaterThanOrEqualTo(12, string.Join(' ', codes));
        outcomes.ShouldContain("Clear>Review");
        outcomes.ShouldContain("Clear>Hit");
        outcomes.ShouldContain("Review>Hit");
        outcomes.ShouldContain("Review>Clear");
        outcomes.ShouldContain("Hit>Review");
    }

    [Fact]
    public async Task Explaining_leaves_the_result_as_it_was()
    {
        var names = new FamilyNames(12);
        var world = ManyListed(names, 300);
        var parties = Enumerable.Range(0, 60).Select(i => PartyLike(names, world.Snapshots()[0].Entries[i])).ToArray();
        var holder = new ScreeningIndexHolder();
        holder.Replace(world.Snapshots());
        var screener = new BuiltInScreener(holder, world.Freshness, world.Clock);
        var before = await screener.ScreenAsync(parties, world.Profile, TestContext.Current.CancellationToken);

        foreach (var (party, result) in parties.Zip(before))
        {
            new ExplainResult(holder).Explain(party, result, world.Profile);
        }

        var after = await screener.ScreenAsync(parties, world.Profile, TestContext.Current.CancellationToken);
        after.Select(Written).ShouldBe(before.Select(Written));
    }

    [Fact]
    public async Task A_miss_by_its_birth_date_says_what_the_listed_one_would_give()
    {
        var miss = await NearestAsync(Listed(), Tarvik with { Name = "Tarvik Ondrassek", BirthDate = PartialDate.OfDay(1991, 1, 2) });

        miss.Outcome.ShouldBe(ScreeningOutcome.Clear);
        miss.BelowThreshold.ShouldNotBeNull().ShouldBe(Math.Round(0.75 - miss.Match.Score, 4));
        miss.Match.Parts.Sum(part => (decimal)part.Points).ShouldBe((decimal)miss.Match.Score);
        var first = miss.Counterfactuals.ShouldNotBeNull()[0];
        first.Code.ShouldBe(CounterfactualCodes.BirthDateListed);
        first.Value.ShouldBe("1970-05-12");
        first.Outcome.ShouldBe(ScreeningOutcome.Hit);
        CounterfactualTexts.English(first).ShouldBe($"With the birth date of the list (1970-05-12) it would be a hit: {first.Score.ToString("0.00##", System.Globalization.CultureInfo.InvariantCulture)}");
        CounterfactualTexts.German(first).ShouldStartWith("Mit dem Geburtsdatum der Liste (1970-05-12) wäre es ein Treffer: ");
    }

    [Theory]
    [InlineData("Tarvik Ondrassek", null, null, CounterfactualCodes.BirthDateListed, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrasek", null, null, CounterfactualCodes.BirthDateOther, ScreeningOutcome.Review)]
    [InlineData("Tarvik Ondrasek", "1991-01-02", null, CounterfactualCodes.BirthDateWithout, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrasek", null, "BR", CounterfactualCodes.CountryListed, ScreeningOutcome.Hit)]
    [InlineData("Tarvik Ondrasek", "1970-05-12", "AE", CounterfactualCodes.BirthDateOther, ScreeningOutcome.Review)]
    public async Task A_match_says_what_would_change_it(string name, string? birthDate, string? country, string code, ScreeningOutcome outcome)
    {
        var match = await MatchAsync(Listed(), Tarvik with
        {
            Name = name,
            BirthDate = PartialDate.TryParse(birthDate, out var date) ? date : null,
            Countries = country is null ? [] : [country],
        });

        var claim = match.Counterfactuals.ShouldNotBeNull().FirstOrDefault(c => c.Code == code)
            .ShouldNotBeNull(string.Join(' ', match.Counterfactuals!.Select(c => $"{c.Code}={c.Score}")));
        claim.Outcome.ShouldBe(outcome);
        claim.ChangesOutcome.ShouldBeTrue();
    }

    [Fact]
    public async Task Words_that_the_listed_name_lacks_are_named()
    {
        var miss = await NearestAsync(Listed() with { BirthDates = [], Countries = [] }, Tarvik with { Name = "Tarvik Quendel Rosvall Ondrasek" });

        miss.Counterfactuals.ShouldNotBeNull().ShouldContain(c => c.Code == CounterfactualCodes.NameWithoutWords && c.Value == "Quendel Rosvall" && c.Score == 1);
    }

    [Fact]
    public async Task Without_the_identifier_that_decided_the_names_decide()
    {
        var match = await MatchAsync(
            Listed() with { Identifiers = [new Identifier("passport", "K-8812 345")] },
            new Party { Kind = PartyKind.Person, Name = "Wilma Quast", Identifiers = [new Identifier("id", "k8812345")] });

        var claim = match.Counterfactuals.ShouldNotBeNull().ShouldHaveSingleItem();
        claim.Code.ShouldBe(CounterfactualCodes.IdentifierWithout);
        claim.Outcome.ShouldBe(ScreeningOutcome.Clear);
    }

    [Fact]
    public async Task A_company_with_a_persons_name_says_that_a_person_would_be_a_hit()
    {
        var match = await MatchAsync(Listed() with { BirthDates = [], Countries = [] }, Tarvik with { Kind = PartyKind.Company });

        match.Counterfactuals.ShouldNotBeNull().ShouldContain(c => c.Code == CounterfactualCodes.KindPerson && c.Outcome == ScreeningOutcome.Hit);
    }

    [Fact]
    public async Task A_match_on_an_advisory_list_says_why_it_is_no_hit()
    {
        var world = new ListedWorld().Add(Listed() with { List = "OFAC-SDN", BirthDates = [], Countries = [] }).Person("Wilma Quast");
        world.Profile = world.Profile with { AdvisoryLists = ["OFAC-SDN"] };
        var result = (await world.ScreenAsync(Tarvik))[0];

        ExplainOver(world).Explain(Tarvik, result, world.Profile).Matches[0].Counterfactuals.ShouldNotBeNull()
            .ShouldContain(c => c.Code == CounterfactualCodes.ListMandatory && c.Outcome == ScreeningOutcome.Hit);
    }

    [Fact]
    public async Task A_miss_says_from_which_threshold_it_would_be_found()
    {
        var miss = await NearestAsync(Listed() with { BirthDates = [], Countries = [] }, Tarvik with { Name = "Tarvik Ondrasek Quendel Rosvall Belmont" });

        var claim = miss.Counterfactuals.ShouldNotBeNull().FirstOrDefault(c => c.Code == CounterfactualCodes.ThresholdReview).ShouldNotBeNull();
        claim.Score.ShouldBe(miss.Match.Score);
        claim.Outcome.ShouldBe(ScreeningOutcome.Review);
    }

    [Fact]
    public async Task Nothing_is_claimed_on_other_lists_than_those_of_the_result()
    {
        var world = new ListedWorld().Add(Listed());
        var result = (await world.ScreenAsync(Tarvik))[0];
        world.Version("EU", version => version with { Sha256 = new string('b', 64) });

        ExplainOver(world).Explain(Tarvik, result, world.Profile).Matches[0].Counterfactuals.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_claimed_of_another_matchers_result()
    {
        var world = new ListedWorld().Add(Listed());
        var result = (await world.ScreenAsync(Tarvik))[0];

        ExplainOver(world).Explain(Tarvik, result with { Engine = "yente/4" }, world.Profile).Matches[0].Counterfactuals.ShouldBeNull();
        var wrong = result.Matches[0] with { Score = 0.5 };
        ExplainOver(world).Explain(Tarvik, result with { Matches = [wrong] }, world.Profile).Matches[0].Counterfactuals.ShouldBeNull();
    }

    [Fact]
    public async Task A_party_that_was_not_screened_has_nothing_to_explain()
    {
        var world = new ListedWorld().EmptyList("EU");
        var result = (await world.ScreenAsync(Tarvik))[0];

        var explanation = ExplainOver(world).Explain(Tarvik, result, world.Profile);
        explanation.Matches.ShouldBeEmpty();
        explanation.Nearest.ShouldBeNull();
    }

    [Fact]
    public void Every_code_and_every_outcome_has_a_sentence_in_both_languages()
    {
        foreach (var code in CounterfactualCodes.All)
        {
            foreach (var outcome in new[] { ScreeningOutcome.Clear, ScreeningOutcome.Review, ScreeningOutcome.Hit })
            {
                foreach (var changes in new[] { true, false })
                {
                    var claim = new Counterfactual { Code = code, Value = "{1}x", Score = 0.8, Outcome = outcome, ChangesOutcome = changes };
                    CounterfactualTexts.Has(code).ShouldBeTrue(code);
                    CounterfactualTexts.Has(CounterfactualTexts.OutcomeCode(claim)).ShouldBeTrue();
                    CounterfactualTexts.German(claim).ShouldEndWith(": 0,80");
                    CounterfactualTexts.English(claim).ShouldEndWith(": 0.80");
                    (CounterfactualTexts.German(claim) + CounterfactualTexts.English(claim)).ShouldNotContain("{0}");
                }
            }
        }

        typeof(CounterfactualCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)
            .ShouldBe(CounterfactualCodes.All, ignoreOrder: true);
    }

    [Fact]
    public void The_explanation_can_log_nothing() =>
        typeof(ExplainResult).Assembly.GetTypes().Where(type => type.Namespace == typeof(ExplainResult).Namespace)
            .SelectMany(type => type.GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .SelectMany(constructor => constructor.GetParameters())
            .ShouldNotContain(parameter => typeof(ILogger).IsAssignableFrom(parameter.ParameterType) || typeof(ILoggerFactory).IsAssignableFrom(parameter.ParameterType));

    /// <summary>Screens what the claim says was changed, all anew, and looks where the entry is.</summary>
    private static async Task HoldsAsync(ListedWorld world, MatchExplanation match, Counterfactual claim)
    {
        var change = claim.Change.ShouldNotBeNull();
        var holder = Holders.GetValue(world, w =>
        {
            var made = new ScreeningIndexHolder();
            made.Replace(w.Snapshots());
            return made;
        });
        var fresh = (await new BuiltInScreener(holder, world.Freshness, world.Clock)
            .ScreenAsync([change.Party], change.Profile with { MaximumMatches = int.MaxValue }, TestContext.Current.CancellationToken))[0];
        bool IsIt(ScreeningMatch other) => other.Entry.List == match.Match.Entry.List && other.Entry.Id == match.Match.Entry.Id;

        (change.Party, change.Profile).ShouldNotBe((default, world.Profile));
        claim.ChangesOutcome.ShouldBe(claim.Outcome != match.Outcome);
        (claim.ChangesOutcome || Math.Abs(claim.Score - match.Match.Score) >= 0.0199).ShouldBeTrue();
        if (fresh.Matches.FirstOrDefault(IsIt) is { } found)
        {
            claim.Score.ShouldBe(found.Score, claim.Code);
            claim.Outcome.ShouldBe(found.IsHit ? ScreeningOutcome.Hit : ScreeningOutcome.Review, claim.Code);
        }
        else
        {
            claim.Outcome.ShouldBe(ScreeningOutcome.Clear, claim.Code);
            claim.Score.ShouldBeLessThan(change.Profile.ReviewThreshold);
            if (fresh.Nearest is { } nearest && IsIt(nearest))
            {
                claim.Score.ShouldBe(nearest.Score, claim.Code);
            }
        }
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<ListedWorld, ScreeningIndexHolder> Holders = [];

    private static ExplainResult ExplainOver(ListedWorld world)
    {
        var holder = new ScreeningIndexHolder();
        holder.Replace(world.Snapshots());
        return new ExplainResult(holder);
    }

    private static async Task<MatchExplanation> MatchAsync(ListEntry listed, Party party)
    {
        var world = new ListedWorld().Add(listed);
        var result = (await world.ScreenAsync(party))[0];
        return ExplainOver(world).Explain(party, result, world.Profile).Matches[0];
    }

    private static async Task<MatchExplanation> NearestAsync(ListEntry listed, Party party)
    {
        var world = new ListedWorld().Add(listed);
        var result = (await world.ScreenAsync(party))[0];
        result.Matches.ShouldBeEmpty();
        return ExplainOver(world).Explain(party, result, world.Profile).Nearest.ShouldNotBeNull();
    }

    private static ListEntry Listed() => new()
    {
        List = "EU",
        Id = "1",
        Kind = EntryKind.Person,
        Names = [new ListedName { Text = "Tarvik Ondrasek", Script = "Latn" }],
        BirthDates = [new ListedDate { From = PartialDate.OfDay(1970, 5, 12) }],
        Countries = ["AE"],
    };

    /// <summary>Half of them on a mandatory list, half on an advisory one; with whatever publishers know, or do not.</summary>
    private static ListedWorld ManyListed(FamilyNames names, int count)
    {
        var world = new ListedWorld();
        for (var i = 0; i < count; i++)
        {
            world.Add(new ListEntry
            {
                List = i % 2 == 0 ? "EU" : "OFAC-SDN",
                Id = $"{i}",
                Kind = names.Chance(4) ? EntryKind.Organisation : EntryKind.Person,
                Names = [.. Enumerable.Range(0, names.Next(1, 4)).Select(n => new ListedName { Text = names.Name(), Script = "Latn", Strength = n > 0 && names.Chance(3) ? NameStrength.Weak : NameStrength.Strong })],
                BirthDates = names.Chance(3) ? [] : [new ListedDate { From = PartialDate.OfDay(names.Next(1930, 1999), names.Next(1, 13), names.Next(1, 29)), Approximate = names.Chance(5) }],
                Countries = names.Chance(3) ? [] : [names.Country()],
                Identifiers = names.Chance(2) ? [] : [new Identifier("passport", $"K{i:0000000}")],
            });
        }

        world.Profile = world.Profile with { AdvisoryLists = ["OFAC-SDN"] };
        return world;
    }

    private static Party PartyLike(FamilyNames names, ListEntry entry)
    {
        var name = entry.Names[names.Next(0, entry.Names.Count)].Text;
        return new Party
        {
            Kind = names.Chance(5) == (entry.Kind == EntryKind.Person) ? PartyKind.Company : PartyKind.Person,
            Name = (names.Chance(2) ? name : names.Perturbed(name)) + (names.Chance(4) ? $" {names.Name()}" : ""),
            Aliases = names.Chance(6) ? [names.Name()] : [],
            BirthDate = names.Chance(2) ? null : names.Chance(2) && entry.BirthDates.Count > 0 ? entry.BirthDates[0].From : PartialDate.OfYear(names.Next(1930, 1999)),
            Countries = names.Chance(2) ? [] : [names.Country()],
            Addresses = names.Chance(5) ? [new Address { City = "Ort", Country = names.Country() }] : [],
            Identifiers = names.Chance(8) ? [.. entry.Identifiers] : [],
        };
    }

    private static string Written(ScreeningResult result) => DomainJson.ToNode(result).ToJsonString();
}
