using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// Erases what is personal in the clearances of a party (GDPR, Article 17): its values, their hash, its record and the
/// salt that opens the ledger's seal. That there was a clearance about an entry stays provable.
/// </summary>
public sealed class EraseClearances(IDatabase database, IIdSource ids, TimeProvider time)
{
    /// <summary>How many clearances were erased.</summary>
    /// <param name="party">The party as it was last known, or null when nobody knows it any more: then those of its record are erased.</param>
    /// <param name="record">Its CRM record as text, or null: then those of everybody with the same name and values are erased.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public Task<int> RunAsync(Party? party, string? record, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (work, ct) =>
            {
                await work.Ledger.LockAsync(ct);
                var fingerprint = party is null ? null : SubjectContent.Of(party).Sha256();
                var key = party is null ? "" : SubjectContent.KeyOf(party);
                var theirs = (await work.Clearances.OfSubjectAsync(key, record, MakeClearances.Most, ct))
                    .Where(c => (fingerprint is not null && c.SubjectFingerprint == fingerprint) || (record is not null && c.Record == record))
                    .ToArray();
                foreach (var clearance in theirs)
                {
                    var bare = clearance with { Record = null, SubjectKey = null, SubjectFingerprint = null, Subject = null, Salt = null };
                    await EndClearance.RunAsync(work, bare, ClearanceStatus.Erased, time.GetUtcNow(), "system", null, ids, ct);
                }

                return theirs.Length;
            },
            cancellationToken);
}
