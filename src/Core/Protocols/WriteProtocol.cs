using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Protocols;

/// <summary>
/// Writes the protocol of a check: first its canonical data into the ledger, which gives it its number and its
/// place in the chain; then the PDF from that data; then the PDF's checksum into the ledger. Whatever step a crash
/// cuts off is taken up again, and the same data gives the same PDF.
/// </summary>
public sealed class WriteProtocol(
    IDatabase database,
    ProtocolContent content,
    IProtocolRenderer renderer,
    IIdSource ids,
    TimeProvider time)
{
    private const string Series = "protocol";

    /// <summary>The check's one protocol, with its PDF.</summary>
    public async Task<Protocol> RunAsync(string checkId, CancellationToken cancellationToken)
    {
        var (protocol, entry) = await database.WriteAsync((work, ct) => NumberAsync(work, checkId, ct), cancellationToken);
        if (protocol.PdfSha256 is not null)
        {
            return protocol;
        }

        var payload = entry.Payload ?? throw new InvalidOperationException($"The data of protocol {protocol.Number} was erased.");
        var proof = new ProtocolProof
        {
            LedgerSequence = entry.Sequence,
            DataSha256 = entry.PayloadSha256,
            EntryHash = entry.Hash,
            PreviousHash = entry.PreviousHash,
        };
        var pdf = await renderer.RenderAsync(Encoding.UTF8.GetBytes(payload), proof, protocol.CreatedAt, cancellationToken);
        return await database.WriteAsync((work, ct) => SealAsync(work, protocol, entry, pdf, ct), cancellationToken);
    }

    /// <summary>Text form of a protocol's number.</summary>
    public static string NumberText(long number) => $"P-{number:000000}";

    private async Task<(Protocol Protocol, LedgerEntry Entry)> NumberAsync(IWork work, string checkId, CancellationToken cancellationToken)
    {
        var key = $"protocol:{checkId}";
        if (await work.Protocols.FindByCheckAsync(checkId, cancellationToken) is { } known)
        {
            var recorded = await work.Ledger.FindByKeyAsync(key, cancellationToken);
            return (known, recorded ?? throw new InvalidOperationException($"Protocol {known.Number} has no ledger entry."));
        }

        var check = await work.Checks.FindAsync(checkId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no check {checkId}.");
        var review = await work.Reviews.FindByCheckAsync(checkId, cancellationToken);
        var writes = await work.CrmJournal.OfCheckAsync(checkId, cancellationToken);
        var createdAt = time.GetUtcNow();
        var number = NumberText(await work.Ledger.NextNumberAsync(Series, cancellationToken));
        var entry = await work.Ledger.AppendAsync(
            new LedgerDraft
            {
                Kind = "protocol",
                Key = key,
                Reference = checkId,
                NumberSeries = Series,
                Payload = content.Of(number, createdAt, check, review, writes, renderer.TemplateVersion, ids.NewId()),
            },
            cancellationToken);
        var protocol = new Protocol
        {
            Number = number,
            CheckId = checkId,
            CreatedAt = createdAt,
            Result = ProtocolResult.Of(check, review),
            Language = check.Language,
            LedgerSequence = entry.Sequence,
        };
        await work.Protocols.AddAsync(protocol, cancellationToken);
        return (protocol, entry);
    }

    private async Task<Protocol> SealAsync(IWork work, Protocol protocol, LedgerEntry entry, byte[] pdf, CancellationToken cancellationToken)
    {
        var current = await work.Protocols.FindByNumberAsync(protocol.Number, cancellationToken);
        if (current?.PdfSha256 is not null)
        {
            return current;
        }

        var sha256 = Sha256Hex.Of(pdf);
        await work.Protocols.AttachPdfAsync(protocol.Number, sha256, pdf, cancellationToken);
        await work.Ledger.AppendAsync(
            new LedgerDraft
            {
                Kind = "document",
                Key = $"document:{protocol.Number}",
                Reference = protocol.Number,
                Payload = new JsonObject
                {
                    ["nonce"] = ids.NewId(),
                    ["protocol"] = protocol.Number,
                    ["pdfSha256"] = sha256,
                    ["bytes"] = pdf.Length,
                    ["dataSha256"] = entry.PayloadSha256,
                    ["templateVersion"] = renderer.TemplateVersion,
                },
            },
            cancellationToken);
        return protocol with { PdfSha256 = sha256 };
    }
}
