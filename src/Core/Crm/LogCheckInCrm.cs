using WorkflowConnect.Core.Alerts;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Crm;

/// <summary>Puts the protocol and an activity on the records of a check, and notes when they were last screened.</summary>
public sealed class LogCheckInCrm(IDatabase database, PerformCrmWrites writes, RaiseAlert alert)
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

    /// <summary>
    /// Notes time and outcome on each record, and whether business is held. A clear check that does not lift a refusal
    /// raises an alert: a person has to look.
    /// </summary>
    public async Task MarkScreenedAsync(string checkId, IReadOnlyList<RecordRef> records, string key, CancellationToken cancellationToken)
    {
        var (marks, isContradicted) = await database.ReadAsync((work, ct) => MarksAsync(work, checkId, records, key, ct), cancellationToken);
        if (isContradicted)
        {
            await alert.RunAsync("refused-customer-clear", checkId, $"refused-customer-clear:{checkId}", cancellationToken);
        }

        await writes.RunAsync(checkId, marks, cancellationToken);
    }

    private static async Task<(IReadOnlyList<CrmWrite> Marks, bool IsContradicted)> MarksAsync(
        IWork work, string checkId, IReadOnlyList<RecordRef> records, string key, CancellationToken cancellationToken)
    {
        var check = await work.Checks.FindAsync(checkId, cancellationToken) ?? throw new InvalidOperationException($"There is no check {checkId}.");
        var review = await work.Reviews.FindByCheckAsync(checkId, cancellationToken);
        var protocol = await work.Protocols.FindByCheckAsync(checkId, cancellationToken);
        var result = protocol?.Result ?? ProtocolResult.Of(check, review);
        var marks = new List<MarkScreened>();
        foreach (var record in records)
        {
            var ofRecord = await work.Reviews.OfRecordAsync(record.ToString(), RecordBlock.Reviews, cancellationToken);
            var refused = RecordBlock.LastDecided(review, ofRecord) is { Verdict: Verdict.Confirmed } last
                ? await work.Checks.FindAsync(last.CheckId, cancellationToken)
                : null;
            marks.Add(new MarkScreened($"{key}:{marks.Count}", record, check.EndedAt, result, protocol?.Number, RecordBlock.Of(check, review, ofRecord, refused)));
        }

        return (marks, check.Outcome == ScreeningOutcome.Clear && marks.Any(mark => mark.Block == CrmBlock.Refused));
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
