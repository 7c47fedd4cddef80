using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Alerts;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Raises an alert for every review that waits too long, once, and marks it. Nothing is decided by time: the party stays held.</summary>
public sealed class EscalateReviews(IDatabase database, RaiseAlert alert, IIdSource ids, IOptions<DecisionOptions> options, TimeProvider time)
{
    private const int Batch = 100;

    /// <summary>How many were escalated now; call again while it is not 0.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var openedBefore = time.GetUtcNow() - TimeSpan.FromHours(options.Value.EscalateAfterHours);
        var overdue = await database.ReadAsync((work, ct) => work.Reviews.OverdueAsync(openedBefore, Batch, ct), cancellationToken);
        foreach (var review in overdue)
        {
            // The alert first: were the process to die in between, the mark would keep it from ever being raised.
            await alert.RunAsync("review-overdue", review.Id, $"review-overdue:{review.Id}", cancellationToken);
            await database.WriteAsync((work, ct) => MarkAsync(work, review.Id, ct), cancellationToken);
        }

        return overdue.Count;
    }

    private async Task<bool> MarkAsync(IWork work, string reviewId, CancellationToken cancellationToken)
    {
        // Read again: it may have been decided meanwhile, and another node may have been quicker.
        if (await work.Reviews.FindAsync(reviewId, cancellationToken) is not { EscalatedAt: null, Status: not ReviewStatus.Decided } review)
        {
            return false;
        }

        await work.Reviews.UpdateAsync(review with { EscalatedAt = time.GetUtcNow() }, cancellationToken);
        await work.Ledger.AppendAsync(
            new LedgerDraft
            {
                Kind = "review-escalated",
                Key = $"review-escalated:{review.Id}",
                Reference = review.CheckId,
                Payload = new JsonObject { ["nonce"] = ids.NewId(), ["reviewId"] = review.Id, ["openedAt"] = DomainJson.ToNode(review.OpenedAt) },
            },
            cancellationToken);
        return true;
    }
}
