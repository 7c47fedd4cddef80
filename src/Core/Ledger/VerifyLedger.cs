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
            var page = await database.ReadAsync((work, token) => work.Ledger.ReadAsync(after, PageSize, token), cancellationToken);
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

    /// <summary>
    /// An entry beyond the head was appended meanwhile, and then the head has moved too; when it has not, the
    /// entry was slipped in behind its back.
    /// </summary>
    private async Task<bool> IsBeyondAsync(LedgerHead head, CancellationToken cancellationToken) =>
        (await database.ReadAsync((work, token) => work.Ledger.HeadAsync(token), cancellationToken)).Sequence > head.Sequence;
}
