using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Crm;

/// <summary>
/// Sends writes to the CRM and records each outcome, journal and ledger in one transaction. What the journal
/// holds already is not sent again; what it does not hold is sent with the same key, which the connector knows.
/// </summary>
public sealed class PerformCrmWrites(ICrm crm, IDatabase database, IIdSource ids, TimeProvider time)
{
    /// <summary>Outcomes in the order of the writes; all of them done or rejected for good.</summary>
    /// <exception cref="CrmWriteFailed">At least one must be tried again.</exception>
    public async Task<IReadOnlyList<WriteOutcome>> RunAsync(
        string checkId,
        IReadOnlyList<CrmWrite> writes,
        CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync((work, ct) => KnownAsync(work, writes, ct), cancellationToken);
        var missing = writes.Where(write => !known.ContainsKey(write.IdempotencyKey)).ToArray();
        if (missing.Length == 0)
        {
            return [.. writes.Select(write => known[write.IdempotencyKey])];
        }

        var outcomes = await crm.WriteAsync(missing, cancellationToken);
        var final = missing.Zip(outcomes).Where(pair => IsFinal(pair.Second.Status)).ToArray();
        await database.WriteAsync((work, ct) => RecordAsync(work, checkId, final, ct), cancellationToken);
        foreach (var (write, outcome) in missing.Zip(outcomes))
        {
            known[write.IdempotencyKey] = IsFinal(outcome.Status) ? outcome : throw new CrmWriteFailed(ActionOf(write), outcome);
        }

        return [.. writes.Select(write => known[write.IdempotencyKey])];
    }

    private static bool IsFinal(WriteStatus status) =>
        status is not (WriteStatus.Retryable or WriteStatus.Unknown or WriteStatus.Conflict);

    private static async Task<Dictionary<string, WriteOutcome>> KnownAsync(
        IWork work,
        IReadOnlyList<CrmWrite> writes,
        CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, WriteOutcome>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            if (await work.CrmJournal.FindAsync(write.IdempotencyKey, cancellationToken) is { } entry)
            {
                known[write.IdempotencyKey] = entry.Outcome;
            }
        }

        return known;
    }

    private async Task<bool> RecordAsync(
        IWork work,
        string checkId,
        (CrmWrite Write, WriteOutcome Outcome)[] results,
        CancellationToken cancellationToken)
    {
        foreach (var (write, outcome) in results)
        {
            if (await work.CrmJournal.FindAsync(write.IdempotencyKey, cancellationToken) is not null)
            {
                continue;
            }

            var entry = new CrmJournalEntry
            {
                IdempotencyKey = write.IdempotencyKey,
                CheckId = checkId,
                Action = ActionOf(write),
                Target = TargetOf(write),
                At = time.GetUtcNow(),
                Outcome = outcome,
            };
            await work.CrmJournal.AddAsync(entry, cancellationToken);
            await work.Ledger.AppendAsync(EntryOf(entry), cancellationToken);
        }

        return true;
    }

    private LedgerDraft EntryOf(CrmJournalEntry entry) => new()
    {
        Kind = "crm-write",
        Key = $"crm-write:{entry.IdempotencyKey}",
        Reference = entry.CheckId,
        Payload = new JsonObject
        {
            ["nonce"] = ids.NewId(),
            ["write"] = DomainJson.ToNode(entry),
        },
    };

    private static string ActionOf(CrmWrite write) => write switch
    {
        UpsertRecord { Kind: RecordKind.Company } => "upsert-company",
        UpsertRecord => "upsert-contact",
        AddToList => "add-to-list",
        AttachDocument => "attach-document",
        LogActivity => "log-activity",
        MarkScreened => "mark-screened",
        _ => throw new ArgumentOutOfRangeException(nameof(write), write.GetType().Name, "Unknown kind of CRM write."),
    };

    private static string? TargetOf(CrmWrite write) => write switch
    {
        AddToList add => add.List,
        AttachDocument attach => attach.FileName,
        _ => null,
    };
}
