using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Takes a clearance back: the next check of the party opens a review again. One person suffices, because it only makes things stricter.</summary>
public sealed class RevokeClearance(IDatabase database, IIdSource ids, TimeProvider time)
{
    /// <summary>Longest statement why, in characters.</summary>
    public const int LongestStatement = 500;

    /// <summary>The clearance afterwards, and whether it was revoked now; null when there is none. One that has ended already stays as it is.</summary>
    /// <param name="id">The clearance.</param>
    /// <param name="by">Who revokes it.</param>
    /// <param name="statement">Why, in words; kept in the ledger. No personal data of the party belongs there.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public Task<(Clearance? Clearance, bool IsRevoked)> RunAsync(string id, Voter by, string statement, CancellationToken cancellationToken) =>
        database.WriteAsync<(Clearance?, bool)>(
            async (work, ct) =>
            {
                await work.Ledger.LockAsync(ct);
                return await work.Clearances.FindAsync(id, ct) switch
                {
                    { Status: ClearanceStatus.Active } clearance => (await EndAsync(work, clearance, by, statement, ct), true),
                    var other => (other, false),
                };
            },
            cancellationToken);

    private Task<Clearance> EndAsync(IWork work, Clearance clearance, Voter by, string statement, CancellationToken cancellationToken) =>
        EndClearance.RunAsync(
            work,
            clearance,
            ClearanceStatus.Revoked,
            time.GetUtcNow(),
            by.Name,
            null,
            ids,
            cancellationToken,
            new JsonObject { ["userId"] = by.UserId, ["statement"] = statement });
}
