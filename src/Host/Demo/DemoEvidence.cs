using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Host.Demo;

/// <summary>Reads from the product's tables what a sample left behind.</summary>
internal sealed class DemoEvidence(IDatabase database)
{
    public Task<DemoTrace> OfLeadAsync(string leadId, CancellationToken cancellationToken) => database.ReadAsync(
        async (work, ct) =>
        {
            var lead = await work.Leads.FindAsync(leadId, ct);
            return await OfCheckAsync(work, lead?.CheckId, ct);
        },
        cancellationToken);

    /// <summary>The newest check that a customer's protocol, or else the review, speaks of.</summary>
    public Task<DemoTrace> OfRecordAsync(CrmRecord record, CancellationToken cancellationToken) => database.ReadAsync(
        async (work, ct) =>
        {
            var checkId = record.LastProtocolNumber is { } number
                ? (await work.Protocols.FindByNumberAsync(number, ct))?.CheckId
                : await ReviewedAsync(work, record.Ref, ct);
            return await OfCheckAsync(work, checkId, ct);
        },
        cancellationToken);

    private static async Task<string?> ReviewedAsync(IWork work, RecordRef record, CancellationToken cancellationToken)
    {
        foreach (var review in await work.Reviews.ListAsync(open: true, beforeId: null, limit: 100, cancellationToken))
        {
            var check = await work.Checks.FindAsync(review.CheckId, cancellationToken);
            if (check?.Subjects.Any(s => s.Record == record) ?? false)
            {
                return check.Id;
            }
        }

        return null;
    }

    private static async Task<DemoTrace> OfCheckAsync(IWork work, string? checkId, CancellationToken cancellationToken) => checkId is null
        ? new DemoTrace(null, null, [])
        : new DemoTrace(
            await work.Checks.FindAsync(checkId, cancellationToken),
            await work.Protocols.FindByCheckAsync(checkId, cancellationToken),
            await work.CrmJournal.OfCheckAsync(checkId, cancellationToken));
}
