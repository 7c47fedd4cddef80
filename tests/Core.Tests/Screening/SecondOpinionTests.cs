using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

/// <summary>Two matchers on one party: the stricter outcome holds, and both are shown.</summary>
public sealed class SecondOpinionTests
{
    private static readonly ScreeningOutcome[] FromMildToStrict =
        [ScreeningOutcome.Clear, ScreeningOutcome.Review, ScreeningOutcome.NotScreened, ScreeningOutcome.Hit];

    public static TheoryData<ScreeningOutcome, ScreeningOutcome> Pairs
    {
        get
        {
            var pairs = new TheoryData<ScreeningOutcome, ScreeningOutcome>();
            foreach (var own in FromMildToStrict)
            {
                foreach (var other in FromMildToStrict)
                {
                    pairs.Add(own, other);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_stricter_outcome_holds_and_the_other_stands_beside_it(ScreeningOutcome own, ScreeningOutcome other)
    {
        var both = new SecondOpinionScreener(new Fixed(own, "own/1", null), new Fixed(other, "other/1", "outside"));
        var profile = new ScreeningProfile { Name = "test", Version = 1, MandatoryLists = ["EU"] };
        var result = (await both.Hold().ScreenAsync([new Party { Kind = PartyKind.Person, Name = "x" }], profile, default)).ShouldHaveSingleItem();
        var strictest = FromMildToStrict[Math.Max(Array.IndexOf(FromMildToStrict, own), Array.IndexOf(FromMildToStrict, other))];
        result.Outcome.ShouldBe(strictest);
        (result.Reason is null).ShouldBe(strictest != ScreeningOutcome.NotScreened);
        result.Provider!.Name.ShouldBe("outside");
        var second = result.SecondOpinion.ShouldNotBeNull();
        second.Agrees.ShouldBe(own == other);
        new[] { (result.Engine, result.Outcome), (second.Engine, second.Outcome) }.ShouldBe([("own/1", own), ("other/1", other)], ignoreOrder: true);
    }

    private sealed class Fixed(ScreeningOutcome outcome, string engine, string? provider) : IScreener
    {
        public ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken) =>
            new([.. parties.Select(_ => new ScreeningResult
            {
                Outcome = outcome,
                Reason = outcome == ScreeningOutcome.NotScreened ? NotScreenedReason.ProviderUnavailable : null,
                Lists = [],
                Engine = engine,
                Provider = provider is null ? null : new ProviderReference(provider, "x@1"),
            })]);
    }
}
