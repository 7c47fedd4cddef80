using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Core.Crm;

/// <summary>Puts the protocol and an activity on the records of a check, and notes when they were last screened.</summary>
public sealed class LogCheckInCrm(IDatabase database, PerformCrmWrites writes)
{
    /// <summary>Attaches the PDF and logs the activity on all records.</summary>
    public async Task LogAsync(string checkId, IReadOnlyList<RecordRef> records, string key, CancellationToken cancellationToken)
    {
        var (protocol, pdf) = await ProtocolAsync(checkId, cancellationToken);
        var attached = await writes.RunAsync(
            checkId,
            [new AttachDocument($"{key}:document", records, $"{protocol.Number}.pdf", "application/pdf", pdf, protocol.PdfSha256!)],
            cancellationToken);
        var german = protocol.Language == "de";
        var result = ProtocolResult.Text(protocol.Result, protocol.Language);
        await writes.RunAsync(
            checkId,
            [
                new LogActivity(
                    $"{key}:activity",
                    records,
                    german ? $"Sanktionslistenprüfung: {result}" : $"Sanctions screening: {result}",
                    german ? $"Protokoll {protocol.Number}" : $"Protocol {protocol.Number}",
                    protocol.Result,
                    protocol.CreatedAt,
                    attached[0].Reference),
            ],
            cancellationToken);
    }

    /// <summary>Notes time and outcome on each record, and whether business is held.</summary>
    public async Task MarkScreenedAsync(string checkId, IReadOnlyList<RecordRef> records, string key, CancellationToken cancellationToken)
    {
        var marks = await database.ReadAsync(
            async (work, ct) =>
            {
                var check = await work.Checks.FindAsync(checkId, ct)
                    ?? throw new InvalidOperationException($"There is no check {checkId}.");
                var review = await work.Reviews.FindByCheckAsync(checkId, ct);
                var protocol = await work.Protocols.FindByCheckAsync(checkId, ct);
                var result = protocol?.Result ?? ProtocolResult.Of(check, review);
                var found = new List<CrmWrite>();
                foreach (var record in records)
                {
                    var block = RecordBlock.Of(check, review, await work.Reviews.OfRecordAsync(record.ToString(), RecordBlock.Reviews, ct));
                    found.Add(new MarkScreened($"{key}:{found.Count}", record, check.EndedAt, result, protocol?.Number, block));
                }

                return found;
            },
            cancellationToken);
        await writes.RunAsync(checkId, marks, cancellationToken);
    }

    private Task<(Protocol Protocol, ReadOnlyMemory<byte> Pdf)> ProtocolAsync(string checkId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (work, ct) =>
            {
                var protocol = await work.Protocols.FindByCheckAsync(checkId, ct)
                    ?? throw new InvalidOperationException($"Check {checkId} has no protocol yet; render it first.");
                var pdf = await work.Protocols.ReadPdfAsync(protocol.Number, ct);
                return (protocol, pdf ?? throw new InvalidOperationException($"Protocol {protocol.Number} has no PDF yet."));
            },
            cancellationToken);
}
