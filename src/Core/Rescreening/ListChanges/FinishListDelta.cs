using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>Records that all customers whom a list change affects were checked again; nothing for other campaigns.</summary>
internal static class FinishListDelta
{
    public static async Task RunAsync(IWork work, Campaign campaign, IIdSource ids, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await work.ListDeltas.FindAsync(campaign.Id, cancellationToken) is not { FinishedAt: null } delta)
        {
            return;
        }

        var now = time.GetUtcNow();
        await work.ListDeltas.UpdateAsync(delta with { FinishedAt = now }, cancellationToken);
        await work.Campaigns.RemoveChosenRecordsAsync(campaign.Id, cancellationToken);
        await work.Ledger.AppendAsync(
            new LedgerDraft
            {
                Kind = "list-change-finished",
                Key = $"list-change-finished:{delta.Id}",
                Reference = delta.Id,
                Payload = new JsonObject
                {
                    ["nonce"] = ids.NewId(),
                    ["listChange"] = delta.Number,
                    ["checked"] = campaign.Selected,
                    ["begunAt"] = delta.BegunAt.ToString("O"),
                    ["finishedAt"] = now.ToString("O"),
                },
            },
            cancellationToken);
    }
}
