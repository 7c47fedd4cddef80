using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Crm;

/// <summary>
/// Erases a contact in the CRM, and what the product itself holds of it beside the evidence: its clearances, and its place among
/// the known customers. The ledger has what was erased and what remains, without personal data, as proof.
/// </summary>
public sealed class EraseContact(ICrm crm, ICrmAdministration administration, EraseClearances clearances, IDatabase database, IIdSource ids, TimeProvider time)
{
    public const string LedgerKind = "crm-erasure";

    /// <summary>Whether the entry of the ledger tells of a record of which nothing personal is left.</summary>
    public static bool IsErased(LedgerEntry entry) => entry.Payload is { } payload && (bool?)JsonNode.Parse(payload)?["isErased"] is true;

    /// <summary>The erasure, read back. Recorded whether or not it was complete.</summary>
    /// <param name="record">The contact.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The CRM does not answer: nobody knows what was erased; call again.</exception>
    public async Task<CrmErasure> RunAsync(RecordRef record, string by, CancellationToken cancellationToken)
    {
        var there = await crm.FindAsync(record, cancellationToken);
        var erasure = await administration.EraseAsync(record, cancellationToken);
        if (erasure.IsErased)
        {
            // The customer is gone now: what follows must not be left half done by an impatient caller.
            cancellationToken = CancellationToken.None;
            var count = await clearances.RunAsync(there is null ? null : RecordParty.Of(there), record.ToString(), cancellationToken);
            erasure = count == 0 ? erasure : erasure with { Done = [.. erasure.Done, $"{count} clearances emptied"] };
        }

        var id = ids.NewId();
        await database.WriteAsync(
            (work, ct) => work.Ledger.AppendAsync(
                new LedgerDraft
                {
                    Kind = LedgerKind,
                    Key = $"{LedgerKind}:{id}",
                    Reference = record.ToString(),
                    Payload = new JsonObject
                    {
                        ["nonce"] = id,
                        ["at"] = time.GetUtcNow().ToString("O"),
                        ["by"] = by,
                        ["isErased"] = erasure.IsErased,
                        ["done"] = new JsonArray([.. erasure.Done.Select(text => (JsonNode?)text)]),
                        ["remains"] = new JsonArray([.. erasure.Remains.Select(text => (JsonNode?)text)]),
                    },
                },
                ct),
            cancellationToken);
        return erasure;
    }
}
