using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Ledger;

/// <summary>Checks the whole ledger, page by page, while others go on appending.</summary>
public sealed class VerifyLedger(IDatabase database)
{
    private const int PageSize = 500;

    /// <summary>Verifies up to the head as it stands when the check begins; what is appended later is for the next check.</summary>
    public async Task<LedgerReport> RunAsync(CancellationToken cancellationToken)
    {
        var head = await database.ReadAsync((work, token) => work.Ledger.HeadAsync(token), cancellationToken);
        var verifier = new LedgerVerifier();
        var finding = await WalkAsync(verifier, head, cancellationToken);
        return new LedgerReport(verifier.EntriesChecked, verifier.ErasedPayloads, head, finding);
    }

    private async Task<LedgerFinding?> WalkAsync(LedgerVerifier verifier, LedgerHead head, CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            if (await PageAsync(after, PageSize, cancellationToken) is not { } page)
            {
                return await UnreadableAsync(after, cancellationToken);
            }

            foreach (var entry in page)
            {
                if (entry.Sequence > head.Sequence && await IsBeyondAsync(head, cancellationToken))
                {
                    return verifier.End(head);
                }

                if (verifier.Next(entry) is { } finding)
                {
                    return finding;
                }

                after = entry.Sequence;
            }

            if (page.Count < PageSize)
            {
                return verifier.End(head);
            }
        }
    }

    /// <summary>The next entries, or null when one of them holds what no column may hold.</summary>
    private async Task<IReadOnlyList<LedgerEntry>?> PageAsync(long after, int size, CancellationToken cancellationToken)
    {
        try
        {
            return await database.ReadAsync((work, token) => work.Ledger.ReadAsync(after, size, token), cancellationToken);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Goes on one by one to name the entry.</summary>
    private async Task<LedgerFinding> UnreadableAsync(long after, CancellationToken cancellationToken)
    {
        while (await PageAsync(after, 1, cancellationToken) is [var entry])
        {
            after = entry.Sequence;
        }

        return new LedgerFinding(after + 1, LedgerFault.Unreadable, "A column of the entry holds what could never have been written there.");
    }

    /// <summary>
    /// An entry beyond the head was appended meanwhile, and then the head has moved too; when it has not, the
    /// entry was slipped in behind its back.
    /// </summary>
    private async Task<bool> IsBeyondAsync(LedgerHead head, CancellationToken cancellationToken) =>
        (await database.ReadAsync((work, token) => work.Ledger.HeadAsync(token), cancellationToken)).Sequence > head.Sequence;
}
