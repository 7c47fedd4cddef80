namespace WorkflowConnect.Core.Ledger;

/// <summary>The append-only table of entries. Appending takes the head's lock until the transaction ends.</summary>
public interface ILedger
{
    /// <summary>Appends, or returns the entry that the key already has.</summary>
    Task<LedgerEntry> AppendAsync(LedgerDraft draft, CancellationToken cancellationToken);

    Task<LedgerEntry?> FindByKeyAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the head's lock now. What is read afterwards is as it was left by whoever appended before, and stays so until
    /// this transaction's entries are appended: the ledger's order is then the order of what happened.
    /// </summary>
    Task LockAsync(CancellationToken cancellationToken);

    /// <summary>Entries with a sequence greater than <paramref name="after"/>, in order.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The number that the next entry of the series gets; takes the head's lock, so that it stays true in this transaction.</summary>
    Task<long> NextNumberAsync(string series, CancellationToken cancellationToken);

    Task<LedgerHead> HeadAsync(CancellationToken cancellationToken);
}
