using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;

namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>Tries changes by screening with them, and keeps those that tell something.</summary>
internal sealed class Trials(SearchWorkspace workspace, ScreeningResult result)
{
    /// <summary>A lesser move of the score tells nobody anything.</summary>
    private const double LeastMove = 0.02;

    private const int Most = 3;

    /// <summary>Null when the entry no longer comes out as the result says, so that nothing could be claimed about it.</summary>
    public IReadOnlyList<Counterfactual>? Of(Party party, ScreeningMatch match, ScreeningProfile profile)
    {
        var entry = Array.FindIndex(workspace.Index.Entries, e => e.List == match.Entry.List && e.Id == match.Entry.Id);
        if (entry < 0 || Screen(party, profile, entry) is not { } now || now.Score != match.Score || now.IsHit != match.IsHit)
        {
            return null;
        }

        var changes = new Changes(party, match, profile);
        var outcome = OutcomeOf(now, profile);
        return
        [
            .. changes.All().Append(WithoutWords(changes, now, entry))
                .OfType<Change>()
                .Select(change => Try(change, entry, outcome))
                .OfType<Counterfactual>()
                .Where(c => c.ChangesOutcome || Math.Round(Math.Abs(c.Score - match.Score), 4) >= LeastMove)
                .OrderByDescending(c => c.ChangesOutcome)
                .ThenBy(c => c.ChangesOutcome ? 0 : -Math.Abs(c.Score - match.Score))
                .ThenBy(c => CounterfactualCodes.All.ToList().IndexOf(c.Code))
                .Take(Most),
        ];
    }

    private Counterfactual? Try(Change change, int entry, ScreeningOutcome before)
    {
        if (Screen(change.Party, change.Profile, entry) is not { } then)
        {
            return null;
        }

        var outcome = OutcomeOf(then, change.Profile);
        return new Counterfactual
        {
            Code = change.Code,
            Value = change.Value,
            Score = then.Score,
            Outcome = outcome,
            ChangesOutcome = outcome != before,
            Change = change,
        };
    }

    /// <summary>Leaves out, one after the other, each word without which the entry scores higher.</summary>
    private Change? WithoutWords(Changes changes, ScreeningMatch now, int entry)
    {
        var left = new SortedSet<int>();
        var best = now.Score;
        for (var word = 0; word < changes.WordCount; word++)
        {
            left.Add(word);
            if (changes.WithoutWords(left) is { } change && Screen(change.Party, change.Profile, entry) is { } then && then.Score > best)
            {
                best = then.Score;
            }
            else
            {
                left.Remove(word);
            }
        }

        return changes.WithoutWords(left);
    }

    private ScreeningMatch? Screen(Party party, ScreeningProfile profile, int entry) =>
        new PartyScreening(workspace, profile, result.Lists, result.Engine).ScreenFor(party, entry);

    private static ScreeningOutcome OutcomeOf(ScreeningMatch match, ScreeningProfile profile) =>
        match.IsHit ? ScreeningOutcome.Hit
        : Math.Round(profile.ReviewThreshold - match.Score, 4) > 0 ? ScreeningOutcome.Clear
        : ScreeningOutcome.Review;
}
