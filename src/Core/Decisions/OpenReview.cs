using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Puts a possible hit before people. One review per check, however often it is asked for.</summary>
public sealed class OpenReview(IDatabase database, IIdSource ids, TimeProvider time, LeadSignals signals)
{
    public async Task<Review> RunAsync(string checkId, CancellationToken cancellationToken)
    {
        var id = ids.NewId();
        var opened = await database.WriteAsync(
            async (work, ct) =>
            {
                if (await work.Reviews.FindByCheckAsync(checkId, ct) is { } open)
                {
                    return open;
                }

                var check = await work.Checks.FindAsync(checkId, ct)
                    ?? throw new InvalidOperationException($"There is no check {checkId}.");
                var review = new Review
                {
                    Id = id,
                    CheckId = checkId,
                    LeadId = check.LeadId,
                    Record = check.Subjects.Select(s => s.Record?.ToString()).FirstOrDefault(r => r is not null),
                    OpenedAt = time.GetUtcNow(),
                    Status = ReviewStatus.Open,
                };
                await work.Reviews.AddAsync(review, ct);
                await work.Ledger.AppendAsync(EntryOf(review), ct);
                await HoldLeadAsync(work, check, ct);
                return review;
            },
            cancellationToken);
        if (opened.LeadId is { } leadId)
        {
            signals.Raise(leadId);
        }

        return opened;
    }

    private static async Task HoldLeadAsync(IWork work, Check check, CancellationToken cancellationToken)
    {
        if (check.LeadId is { } leadId && await work.Leads.FindAsync(leadId, cancellationToken) is { } lead)
        {
            await work.Leads.UpdateAsync(lead with { Status = LeadStatus.InReview }, cancellationToken);
        }
    }

    private LedgerDraft EntryOf(Review review) => new()
    {
        Kind = "review-opened",
        Key = $"review-opened:{review.Id}",
        Reference = review.CheckId,
        Payload = new JsonObject { ["nonce"] = ids.NewId(), ["reviewId"] = review.Id },
    };
}
