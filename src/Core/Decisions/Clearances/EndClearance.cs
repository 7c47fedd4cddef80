using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Takes a clearance out of use and records it, once, in a transaction of the caller.</summary>
internal static class EndClearance
{
    /// <param name="work">The caller's transaction.</param>
    /// <param name="clearance">The clearance as it stands.</param>
    /// <param name="status">How it ends.</param>
    /// <param name="at">When.</param>
    /// <param name="by">A user's name, or <c>system</c>.</param>
    /// <param name="reference">The check or review that ended it, or null.</param>
    /// <param name="ids">Where nonces come from.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    /// <param name="facts">More facts for the ledger; no personal data.</param>
    public static async Task<Clearance> RunAsync(
        IWork work,
        Clearance clearance,
        ClearanceStatus status,
        DateTimeOffset at,
        string by,
        string? reference,
        IIdSource ids,
        CancellationToken cancellationToken,
        JsonObject? facts = null)
    {
        var ended = clearance with { Status = status, EndedAt = at, EndedBy = by };
        await work.Clearances.UpdateAsync(ended, cancellationToken);
        var word = DomainJson.Word(status);
        var payload = facts ?? [];
        payload["nonce"] = ids.NewId();
        payload["clearanceId"] = clearance.Id;
        payload["list"] = clearance.List;
        payload["entryId"] = clearance.EntryId;
        payload["by"] = by;
        payload["because"] = reference;
        payload["validUntil"] = DomainJson.ToNode(clearance.ValidUntil);
        await work.Ledger.AppendAsync(
            new LedgerDraft { Kind = $"clearance-{word}", Key = $"clearance-{word}:{clearance.Id}", Reference = clearance.Id, Payload = payload },
            cancellationToken);
        return ended;
    }
}
