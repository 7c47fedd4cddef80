using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Decisions;

/// <summary>A screening's result after known false positives were taken out of it.</summary>
/// <param name="Result">What remains, cut to the profile's number of matches; its outcome is drawn from what remains.</param>
/// <param name="Cleared">The matches taken out, best first.</param>
internal sealed record ClearedResult(ScreeningResult Result, IReadOnlyList<ScreeningMatch> Cleared)
{
    /// <summary>
    /// Takes matches out of a result that holds all of them, and cuts the rest only then: whoever is cleared must not push
    /// a new match out of sight.
    /// </summary>
    public static ClearedResult Of(ScreeningResult all, Func<ScreeningMatch, bool> isCleared, int mostMatches)
    {
        var (cleared, rest) = (all.Matches.Where(isCleared).ToArray(), all.Matches.Where(match => !isCleared(match)).ToArray());
        var outcome = OutcomeOf(all, rest, cleared.Length > 0);
        var reason = outcome == ScreeningOutcome.NotScreened ? all.Reason ?? NotScreenedReason.SelfTestFailed : (NotScreenedReason?)null;
        return new(all with { Outcome = outcome, Reason = reason, Matches = Cut(rest, Math.Max(1, mostMatches)) }, cleared);
    }

    private static ScreeningOutcome OutcomeOf(ScreeningResult all, ScreeningMatch[] rest, bool isCleared) => (all.Outcome, rest.Length) switch
    {
        (ScreeningOutcome.Hit or ScreeningOutcome.Review, 0) when isCleared && all.IsUnproven => ScreeningOutcome.NotScreened,
        (ScreeningOutcome.Hit or ScreeningOutcome.Review, 0) when isCleared => ScreeningOutcome.KnownFalsePositive,
        (ScreeningOutcome.Hit, _) when isCleared && IsTold(all) && !rest.Any(m => m.IsHit) => ScreeningOutcome.Review,
        _ => all.Outcome,
    };

    /// <summary>A screener that does not say which match is the hit leaves it a hit as long as any match remains.</summary>
    private static bool IsTold(ScreeningResult all) => all.Matches.Any(m => m.IsHit);

    /// <summary>A hit is never cut off by reviews that happen to score as high.</summary>
    private static IReadOnlyList<ScreeningMatch> Cut(ScreeningMatch[] matches, int most)
    {
        if (matches.Length <= most)
        {
            return matches;
        }

        var shown = matches[..most];
        if (!shown.Any(m => m.IsHit) && matches.FirstOrDefault(m => m.IsHit) is { } hit)
        {
            shown[^1] = hit;
        }

        return shown;
    }
}
