using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>Records a list change with its campaign, its customers and its fact of the ledger in one transaction.</summary>
public sealed class RecordListDelta(IDatabase database, IIdSource ids, TimeProvider time)
{
    private const string Lock = "list-delta";

    /// <param name="draft">The change; its number is given here.</param>
    /// <param name="previousId">The newest change that the draft follows on, or null for none.</param>
    /// <param name="records">The affected customers; null for all that the CRM has.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>Null when another node was faster: then the draft follows on nothing.</returns>
    public Task<ListDelta?> RunAsync(ListDelta draft, string? previousId, IReadOnlyList<string>? records, CancellationToken cancellationToken) =>
        database.WriteAsync<ListDelta?>(
            async (work, ct) =>
            {
                await work.LockAsync(Lock, ct);
                var last = await work.ListDeltas.LastAsync(ct);
                if (last?.Id != previousId)
                {
                    return null;
                }

                var now = time.GetUtcNow();
                var delta = draft with { Number = (last?.Number ?? 0) + 1, Affected = records?.Count, FinishedAt = records?.Count == 0 ? now : null };
                await work.ListDeltas.AddAsync(delta, ct);
                if (records is { Count: > 0 })
                {
                    await work.Campaigns.AddAsync(CampaignOf(delta, now), ct);
                    await work.Campaigns.ChooseRecordsAsync(delta.Id, records, ct);
                }

                await work.Ledger.AppendAsync(FactOf(delta), ct);
                return delta;
            },
            cancellationToken);

    private static Campaign CampaignOf(ListDelta delta, DateTimeOffset now) => new()
    {
        Id = delta.Id,
        Trigger = CheckTrigger.ListChange,
        StartedAt = now,
        ScreenedBefore = now,
        Kind = RecordKind.Company,
        IsOfChosenRecords = true,
    };

    private LedgerDraft FactOf(ListDelta delta) => new()
    {
        Kind = "list-change",
        Key = $"list-change:{delta.Id}",
        Reference = delta.Id,
        Payload = new JsonObject
        {
            ["nonce"] = ids.NewId(),
            ["listChange"] = delta.Number,
            ["before"] = new JsonArray([.. delta.Before.Select(v => (JsonNode)v)]),
            ["after"] = new JsonArray([.. delta.After.Select(v => (JsonNode)v)]),
            ["isLate"] = delta.IsLate,
            ["entriesChanged"] = delta.EntriesChanged,
            ["known"] = delta.Known,
            ["affected"] = delta.Affected is { } count ? count : "all",
            ["begunAt"] = delta.BegunAt.ToString("O"),
            ["finishedAt"] = delta.FinishedAt?.ToString("O"),
        },
    };
}
