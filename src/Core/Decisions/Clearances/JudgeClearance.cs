using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Decides whether a clearance still holds for a party and an entry as they are now.</summary>
internal static class JudgeClearance
{
    /// <summary>Whether the clearance was made about this entry: on the same list, with an id in common.</summary>
    public static bool IsAbout(Clearance clearance, ListEntry entry)
    {
        if (clearance.List != entry.List)
        {
            return false;
        }

        var ids = clearance.Entry.ValuesOf(ContentFields.Ids);
        return EntryContent.Of(entry).ValuesOf(ContentFields.Ids).Any(id => ids.Any(known => known.Key == id.Key));
    }

    /// <summary>Why the clearance does not hold, or null when it holds.</summary>
    public static ReopenedClearance? Reopening(
        Clearance clearance, RelevantContent subject, ListEntry entry, ScreeningProfile profile, DateTimeOffset now)
    {
        var ofSubject = clearance.Subject?.DifferencesTo(subject) ?? [];
        var ofEntry = clearance.Entry.DifferencesTo(EntryContent.Of(entry));
        var ofProfile = clearance.ProfileContent.DifferencesTo(ProfileContent.Of(profile, entry.List));
        ReopeningCause[] causes =
        [
            .. When(ofSubject.Count > 0, ReopeningCause.Subject),
            .. When(ofEntry.Count > 0, ReopeningCause.Entry),
            .. When(ofProfile.Count > 0, ReopeningCause.Profile),
            .. When(clearance.Status == ClearanceStatus.Expired || (clearance.Status == ClearanceStatus.Active && now >= clearance.ValidUntil), ReopeningCause.Expired),
            .. When(clearance.Status == ClearanceStatus.Revoked, ReopeningCause.Revoked),
            .. When(clearance.Status is ClearanceStatus.Reopened or ClearanceStatus.Replaced or ClearanceStatus.Erased, ReopeningCause.Reopened),
        ];
        return causes.Length == 0 ? null : new ReopenedClearance
        {
            ClearanceId = clearance.Id,
            List = entry.List,
            EntryId = entry.Id,
            ReleasedAt = clearance.CreatedAt,
            ValidUntil = clearance.ValidUntil,
            Causes = causes,
            Subject = ofSubject,
            Entry = ofEntry,
            Profile = ofProfile,
        };
    }

    private static IEnumerable<ReopeningCause> When(bool condition, ReopeningCause cause) => condition ? [cause] : [];
}
