using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;

namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>
/// Explains a result: how far a miss was from a match, and what would have to be otherwise for another outcome. Every
/// claim is checked by screening the changed party, or with the changed profile, against the lists of the result. That
/// costs some dozen screenings for each match (a few milliseconds), so it is done where a person asks, not while
/// many parties are screened.
/// </summary>
public sealed class ExplainResult(ScreeningIndexHolder lists)
{
    /// <summary>The result's matches and its nearest entry, explained.</summary>
    /// <param name="party">Exactly the party that was screened.</param>
    /// <param name="result">What was found about it.</param>
    /// <param name="profile">The profile that it was screened with.</param>
    public ResultExplanation Explain(Party party, ScreeningResult result, ScreeningProfile profile)
    {
        var index = IndexOf(result);
        var workspace = index?.Workspaces.Rent();
        var trials = workspace is null ? null : new Trials(workspace, result);
        var explanation = new ResultExplanation
        {
            Matches = [.. result.Matches.Select(match => Explain(party, match, profile, trials))],
            Nearest = result.Nearest is { } nearest ? Explain(party, nearest, profile, trials) : null,
        };
        if (workspace is not null)
        {
            index!.Workspaces.Return(workspace);
        }

        return explanation;
    }

    /// <summary>One entry of a result, whether or not people have released it since.</summary>
    /// <param name="party">Exactly the party that was screened.</param>
    /// <param name="match">The entry as it came out.</param>
    /// <param name="result">The result that it belongs to.</param>
    /// <param name="profile">The profile that it was screened with.</param>
    public MatchExplanation Explain(Party party, ScreeningMatch match, ScreeningResult result, ScreeningProfile profile) =>
        Explain(party, result with { Matches = [match], Nearest = null }, profile).Matches[0];

    private static MatchExplanation Explain(Party party, ScreeningMatch match, ScreeningProfile profile, Trials? trials)
    {
        var below = Math.Round(profile.ReviewThreshold - match.Score, 4);
        return new MatchExplanation
        {
            Match = match,
            Outcome = match.IsHit ? ScreeningOutcome.Hit : below > 0 ? ScreeningOutcome.Clear : ScreeningOutcome.Review,
            BelowThreshold = below > 0 ? below : null,
            Counterfactuals = trials?.Of(party, match, profile),
        };
    }

    /// <summary>The index over the very lists of the result; null when other versions are in use, or another matcher screened.</summary>
    private ScreeningIndex? IndexOf(ScreeningResult result)
    {
        var set = lists.Current;
        ListSnapshot[] used = [.. set.Find(result.Lists.Select(version => version.List))];
        return result.Engine == BuiltInScreener.Engine
            && used.Length > 0
            && used.Length == result.Lists.Count
            && used.All(list => result.Lists.Any(version => version.List == list.Version.List && version.Sha256 == list.Version.Sha256))
            ? set.IndexOf(used)
            : null;
    }
}
