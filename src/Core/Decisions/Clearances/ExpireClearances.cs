using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Ends clearances whose time is over and records it. A check does not wait for this: it looks at the date itself.</summary>
public sealed class ExpireClearances(IDatabase database, IIdSource ids, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>How many were ended now; call again while it is not 0.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (work, ct) =>
            {
                var overdue = await work.Clearances.OverdueAsync(time.GetUtcNow(), Batch, ct);
                foreach (var clearance in overdue)
                {
                    await EndClearance.RunAsync(work, clearance, ClearanceStatus.Expired, clearance.ValidUntil, "system", null, ids, ct);
                }

                return overdue.Count;
            },
            cancellationToken);
}
