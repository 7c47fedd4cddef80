namespace WorkflowConnect.Core.Ledger;

/// <summary>The newest entry, kept apart from the entries so that a cut-off end is noticed.</summary>
public sealed record LedgerHead(long Sequence, string Hash)
{
    /// <summary>The head of an empty ledger.</summary>
    public static LedgerHead Empty { get; } = new(0, new string('0', 64));
}
