using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Protocols;

/// <summary>Holds every PDF against the checksum that the ledger recorded when it was made.</summary>
public sealed class VerifyDocuments(IDatabase database)
{
    private const int Page = 500;

    /// <summary>Reads the ledger page by page, one PDF at a time.</summary>
    public async Task<DocumentsReport> RunAsync(CancellationToken cancellationToken)
    {
        var (after, whole, unsealed) = (0L, 0, new HashSet<string>(StringComparer.Ordinal));
        while (true)
        {
            var entries = await database.ReadAsync((work, ct) => work.Ledger.ReadAsync(after, Page, ct), cancellationToken);
            if (entries.Count == 0)
            {
                return new DocumentsReport(whole, unsealed.Count, null);
            }

            foreach (var entry in entries)
            {
                if (entry.Kind == "protocol" && entry.Number is { } number)
                {
                    unsealed.Add(WriteProtocol.NumberText(number));
                }
                else if (entry.Kind == "document")
                {
                    if (await FindingAsync(entry, cancellationToken) is { } finding)
                    {
                        return new DocumentsReport(whole, unsealed.Count, finding);
                    }

                    unsealed.Remove(entry.Reference);
                    whole++;
                }
            }

            after = entries[^1].Sequence;
        }
    }

    private async Task<DocumentFinding?> FindingAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var (protocol, pdf, data) = await database.ReadAsync(
            async (work, ct) =>
            {
                var found = await work.Protocols.FindByNumberAsync(entry.Reference, ct);
                var recorded = found is null ? null : await work.Ledger.FindByKeyAsync($"protocol:{found.CheckId}", ct);
                return (found, await work.Protocols.ReadPdfAsync(entry.Reference, ct), recorded);
            },
            cancellationToken);
        var payload = TryParse(entry.Payload);
        return protocol is null || pdf is null ? new DocumentFinding(entry.Sequence, entry.Reference, "The PDF is missing.")
            : payload is null ? new DocumentFinding(entry.Sequence, entry.Reference, "The ledger entry of the PDF cannot be read.")
            : Sha256Hex.Of(pdf.Value.Span) != (string?)payload["pdfSha256"] ? new DocumentFinding(entry.Sequence, entry.Reference, "The PDF is not the one that was recorded: its SHA-256 differs.")
            : data?.PayloadSha256 != (string?)payload["dataSha256"] ? new DocumentFinding(entry.Sequence, entry.Reference, "The PDF belongs to other data than the ledger holds.")
            : null;
    }

    private static JsonObject? TryParse(string? payload)
    {
        try
        {
            return payload is null ? null : JsonNode.Parse(payload) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
