using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Ends clearances whose time is over and records it. A check does not wait for this: it looks at the date itself.</summary>
public sealed class ExpireClearances(IDatabase database, IIdSource ids, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>How many were ended now; call again while it is not 0.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync((work, ct) => work.Clearances.OverdueAsync(time.GetUtcNow(), 1, ct), cancellationToken) is []
            ? 0
            : await database.WriteAsync(EndAsync, cancellationToken);

    private async Task<int> EndAsync(IWork work, CancellationToken cancellationToken)
    {
        await work.Ledger.LockAsync(cancellationToken);
        var overdue = await work.Clearances.OverdueAsync(time.GetUtcNow(), Batch, cancellationToken);
        foreach (var clearance in overdue)
        {
            await EndClearance.RunAsync(work, clearance, ClearanceStatus.Expired, clearance.ValidUntil, "system", null, ids, cancellationToken);
        }

        return overdue.Count;
    }
}
