using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// Turns a decided review into clearances, in the transaction that decides it: one for each match that people saw. A
/// confirmed match takes away what an earlier release allowed.
/// </summary>
internal static class MakeClearances
{
    /// <summary>A party with more decisions than these is none; older ones are not looked at.</summary>
    public const int Most = 500;

    /// <param name="work">The transaction of the decision.</param>
    /// <param name="review">The review, decided.</param>
    /// <param name="ids">Where ids, salts and nonces come from.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    public static async Task RunAsync(IWork work, Review review, IIdSource ids, CancellationToken cancellationToken)
    {
        var check = await work.Checks.FindAsync(review.CheckId, cancellationToken);
        foreach (var subject in check?.Subjects ?? [])
        {
            var known = await work.Clearances.OfSubjectAsync(
                SubjectContent.KeyOf(subject.Party), subject.Record?.ToString(), Most, cancellationToken);
            foreach (var match in subject.Result.Matches)
            {
                var made = review.Verdict == Verdict.Released ? Of(check!, subject, match.Entry, review, ids) : null;
                await EndAsync(work, known, subject, match.Entry, made, review, ids, cancellationToken);
                if (made is not null)
                {
                    await work.Clearances.AddAsync(made, cancellationToken);
                    await work.Ledger.AppendAsync(EntryOf(made, ids), cancellationToken);
                }
            }
        }
    }

    private static Clearance Of(Check check, CheckedSubject subject, ListEntry entry, Review review, IIdSource ids)
    {
        var (content, listed) = (SubjectContent.Of(subject.Party), EntryContent.Of(entry));
        var (proposal, approval) = (review.Votes[^2], review.Votes[^1]);
        return new Clearance
        {
            Id = ids.NewId(),
            ReviewId = review.Id,
            CheckId = check.Id,
            Status = ClearanceStatus.Active,
            CreatedAt = approval.At,
            ValidUntil = review.ValidUntil ?? approval.At,
            Record = subject.Record?.ToString(),
            SubjectKey = SubjectContent.KeyOf(subject.Party),
            SubjectFingerprint = content.Sha256(),
            Subject = content,
            Salt = ids.NewId(),
            List = entry.List,
            EntryId = entry.Id,
            ListVersion = subject.Result.Lists.FirstOrDefault(version => version.List == entry.List)?.Sha256,
            EntrySha256 = listed.Sha256(),
            Entry = listed,
            Profile = $"{check.Profile.Name}/{check.Profile.Version}",
            ProfileContent = ProfileContent.Of(check.Profile, entry.List),
            Reason = proposal.Reason,
            ProposedBy = proposal.By,
            ApprovedBy = approval.By,
        };
    }

    private static async Task EndAsync(
        IWork work,
        IReadOnlyList<Clearance> known,
        CheckedSubject subject,
        ListEntry entry,
        Clearance? by,
        Review review,
        IIdSource ids,
        CancellationToken cancellationToken)
    {
        var fingerprint = SubjectContent.Of(subject.Party).Sha256();
        foreach (var old in known.Where(c => c.Status == ClearanceStatus.Active && IsOf(c, fingerprint, subject) && JudgeClearance.IsAbout(c, entry)))
        {
            var status = by is null ? ClearanceStatus.Revoked : ClearanceStatus.Replaced;
            await EndClearance.RunAsync(work, old, status, review.DecidedAt!.Value, review.Votes[^1].By, review.Id, ids, cancellationToken);
        }
    }

    /// <summary>Somebody else of the same name has their own clearance.</summary>
    private static bool IsOf(Clearance clearance, string fingerprint, CheckedSubject subject) =>
        clearance.SubjectFingerprint == fingerprint || (subject.Record is { } record && clearance.Record == record.ToString());

    /// <summary>
    /// No personal data: the party stands there as a seal, which only the salt in the clearance opens. When the salt is
    /// erased, the entry says nothing of anybody and stays provable.
    /// </summary>
    private static LedgerDraft EntryOf(Clearance clearance, IIdSource ids) => new()
    {
        Kind = "clearance-made",
        Key = $"clearance-made:{clearance.Id}",
        Reference = clearance.Id,
        Payload = new JsonObject
        {
            ["nonce"] = ids.NewId(),
            ["clearanceId"] = clearance.Id,
            ["reviewId"] = clearance.ReviewId,
            ["checkId"] = clearance.CheckId,
            ["subjectSeal"] = SealOf(clearance),
            ["list"] = clearance.List,
            ["entryId"] = clearance.EntryId,
            ["entrySha256"] = clearance.EntrySha256,
            ["listVersion"] = clearance.ListVersion,
            ["profile"] = clearance.Profile,
            ["profileSha256"] = clearance.ProfileContent.Sha256(),
            ["reason"] = clearance.Reason,
            ["proposedBy"] = clearance.ProposedBy,
            ["approvedBy"] = clearance.ApprovedBy,
            ["validUntil"] = DomainJson.ToNode(clearance.ValidUntil),
        },
    };

    private static string SealOf(Clearance clearance) => Sha256Hex.Of($"{clearance.Salt}\n{clearance.SubjectFingerprint}");
}
