using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Leads;

/// <summary>Notes how a lead ended. Of a refused or unusable lead only the evidence of the check stays.</summary>
public sealed class CloseLead(IDatabase database, IIdSource ids, TimeProvider time, LeadSignals signals)
{
    public async Task RunAsync(string leadId, LeadStatus status, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async (work, ct) =>
            {
                var lead = await work.Leads.FindAsync(leadId, ct)
                    ?? throw new InvalidOperationException($"There is no lead {leadId}.");
                if (lead.Status != status)
                {
                    await work.Leads.UpdateAsync(Closed(lead, status), ct);
                    await work.Ledger.AppendAsync(EntryOf(lead, status), ct);
                }

                return true;
            },
            cancellationToken);
        signals.Raise(leadId);
    }

    private Lead Closed(Lead lead, LeadStatus status)
    {
        var refused = status is LeadStatus.Refused or LeadStatus.Unusable;
        return lead with
        {
            Status = status,
            ClosedAt = status is LeadStatus.NotScreened ? null : time.GetUtcNow(),
            Data = refused ? null : lead.Data,
        };
    }

    private LedgerDraft EntryOf(Lead lead, LeadStatus status) => new()
    {
        Kind = "lead-closed",
        Key = $"lead-closed:{lead.Id}:{DomainJson.Word(status)}",
        Reference = lead.Id,
        Payload = new JsonObject
        {
            ["nonce"] = ids.NewId(),
            ["leadId"] = lead.Id,
            ["status"] = DomainJson.Word(status),
            ["checkId"] = lead.CheckId,
        },
    };
}
