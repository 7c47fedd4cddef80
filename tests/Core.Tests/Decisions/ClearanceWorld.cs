using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Decisions;

/// <summary>A release of a party from an entry under a profile.</summary>
internal static class ClearanceWorld
{
    public static readonly DateTimeOffset ReleasedAt = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static Clearance Clearance(Party party, ListEntry entry, ScreeningProfile profile, string id = "c1", string? record = null) => new()
    {
        Id = id,
        ReviewId = "r1",
        CheckId = "k1",
        Status = ClearanceStatus.Active,
        CreatedAt = ReleasedAt,
        ValidUntil = ReleasedAt.AddDays(365),
        Record = record,
        SubjectKey = SubjectContent.KeyOf(party),
        SubjectFingerprint = SubjectContent.Of(party).Sha256(),
        Subject = SubjectContent.Of(party),
        Salt = "salt",
        List = entry.List,
        EntryId = entry.Id,
        EntrySha256 = EntryContent.Of(entry).Sha256(),
        Entry = EntryContent.Of(entry),
        Profile = "test/1",
        ProfileContent = ProfileContent.Of(profile, entry.List),
        Reason = "name-coincidence",
        ProposedBy = "Anna",
        ApprovedBy = "Ben",
    };

    public static ReopenedClearance? Reopening(Clearance clearance, Party party, ListEntry entry, ScreeningProfile profile, int days = 1) =>
        JudgeClearance.Reopening(clearance, SubjectContent.Of(party), entry, profile, ReleasedAt.AddDays(days));

    public static ScreeningMatch Match(ListEntry entry, double score, bool isHit = false) => new()
    {
        Entry = entry,
        MatchedName = entry.Names[0],
        Score = score,
        Parts = [new ScorePart("name", score)],
        IsHit = isHit,
    };

    public static ListEntry Entry(string id, string name = "Tarvik Ondrasek", string list = "EU") => new()
    {
        List = list,
        Id = id,
        Kind = EntryKind.Person,
        Names = [new ListedName { Text = name, Script = "Latn" }],
    };
}
