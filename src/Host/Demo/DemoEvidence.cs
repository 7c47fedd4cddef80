using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Protocols;

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

/// <summary>What a check left behind.</summary>
internal sealed record DemoTrace(Check? Check, Protocol? Protocol, IReadOnlyList<CrmJournalEntry> Writes)
{
    public string Who => string.Join(" / ", Check?.Subjects.Select(s => s.Party.Name) ?? []);

    /// <summary>Best score of any subject, hit or nearest.</summary>
    public double? Score => Check?.Subjects
        .SelectMany(s => s.Result.Matches.Select(m => (double?)m.Score).Append(s.Result.Nearest?.Score))
        .Max();

    public string? StatusOf(string action) => Writes.FirstOrDefault(w => w.Action == action)?.Outcome.Status.ToString().ToLowerInvariant();

    public string Effect
    {
        get
        {
            var parts = new List<string>();
            parts.AddRange(StatusOf("upsert-company") is { } company ? [$"company {company}"] : []);
            parts.AddRange(StatusOf("upsert-contact") is { } contact ? [$"contact {contact}"] : []);
            parts.AddRange(Writes.Where(w => w.Action == "add-to-list").Select(w => $"list {w.Target}"));
            parts.AddRange(parts.Count == 0 && StatusOf("mark-screened") is not null ? ["last screened"] : []);
            return parts.Count == 0 ? "nothing" : string.Join(", ", parts);
        }
    }
}
