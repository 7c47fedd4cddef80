using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Holds the clearances of a party against the matches of a check.</summary>
internal static class ApplyClearances
{
    /// <summary>What the clearances make of a result that holds all matches.</summary>
    /// <param name="party">The party as it is now.</param>
    /// <param name="record">Its CRM record as text, or null.</param>
    /// <param name="all">The result, not cut.</param>
    /// <param name="clearances">The party's clearances, newest first.</param>
    /// <param name="profile">The profile of the check, which says where to cut.</param>
    /// <param name="now">The time of the check.</param>
    public static AppliedClearances Run(
        Party party, string? record, ScreeningResult all, IReadOnlyList<Clearance> clearances, ScreeningProfile profile, DateTimeOffset now)
    {
        var subject = SubjectContent.Of(party);
        var usable = clearances.Where(c => c.Status != ClearanceStatus.Erased).ToArray();
        var held = new Dictionary<ScreeningMatch, Clearance>(ReferenceEqualityComparer.Instance);
        var reopened = new List<(ReopenedClearance, Clearance)>();
        foreach (var match in usable.Length == 0 ? [] : all.Matches)
        {
            var about = usable.Where(c => JudgeClearance.IsAbout(c, match.Entry)).ToArray();
            if (Array.Find(about, c => JudgeClearance.Reopening(c, subject, match.Entry, profile, now) is null) is { } holding)
            {
                held[match] = holding;
            }
            else if (Closest(about, record) is { } closest)
            {
                reopened.Add((JudgeClearance.Reopening(closest, subject, match.Entry, profile, now)!, closest));
            }
        }

        var (result, cleared) = ClearedResult.Of(all, held.ContainsKey, profile.MaximumMatches);
        return new AppliedClearances(
            result,
            [.. cleared.Select(match => new KnownFalsePositive { Match = match, ClearanceId = held[match].Id, ValidUntil = held[match].ValidUntil })],
            reopened);
    }

    /// <summary>Of several, the one about the same record, else one that was never replaced, else the newest.</summary>
    private static Clearance? Closest(Clearance[] about, string? record) => about
        .OrderByDescending(c => c.Status != ClearanceStatus.Replaced)
        .ThenByDescending(c => record is not null && c.Record == record)
        .ThenByDescending(c => c.CreatedAt)
        .FirstOrDefault();
}
