using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Screening;

/// <summary>
/// Asks two matchers about every party. The stricter outcome holds; the other one stands beside it. What only one of
/// them could look at is not cleared by the other: whoever wants two opinions has not got them.
/// </summary>
public sealed class SecondOpinionScreener(IScreener own, IScreener other) : IScreener
{
    /// <inheritdoc/>
    public IScreener Hold() => new SecondOpinionScreener(own.Hold(), other.Hold());

    public async ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(
        IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken)
    {
        // The other one is waiting for the net while this one computes.
        var asked = other.ScreenAsync(parties, profile, cancellationToken).AsTask();
        var first = await own.ScreenAsync(parties, profile, cancellationToken);
        var second = await asked;
        return [.. first.Zip(second, Both)];
    }

    private static ScreeningResult Both(ScreeningResult own, ScreeningResult other)
    {
        var isStricter = Strictness(other.Outcome) > Strictness(own.Outcome);
        var (holds, beside) = isStricter ? (other, own) : (own, other);
        return holds with
        {
            // What the other one found is looked at as well, and its lists were part of the check.
            Matches = [.. holds.Matches, .. beside.Matches],
            Nearest = holds.Nearest ?? beside.Nearest,
            Lists = own.Lists,
            UnavailableLists = [.. own.UnavailableLists.Union(other.UnavailableLists, StringComparer.Ordinal)],
            Provider = other.Provider,
            SecondOpinion = new SecondOpinion
            {
                Engine = beside.Engine,
                Outcome = beside.Outcome,
                Reason = beside.Reason,
                BestScore = Best(beside)?.Score ?? 0,
                BestEntry = Best(beside) is { } best ? $"{best.Entry.List}/{best.Entry.Id}" : null,
                Agrees = beside.Outcome == holds.Outcome,
                Provider = beside.Provider,
            },
        };
    }

    private static ScreeningMatch? Best(ScreeningResult result) => result.Matches.Count > 0 ? result.Matches[0] : result.Nearest;

    /// <summary>What was found stays found, whatever the other one could not look at; what nobody looked at is graver than a review.</summary>
    private static int Strictness(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Clear => 0,
        ScreeningOutcome.Review => 1,
        ScreeningOutcome.NotScreened => 2,
        _ => 3,
    };
}
