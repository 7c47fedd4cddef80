namespace WorkflowConnect.Core.Ledger;

/// <summary>What a verification found.</summary>
/// <param name="EntriesChecked">Entries that were looked at, the broken one included.</param>
/// <param name="ErasedPayloads">Entries whose payload the law made us erase; their headers are verified.</param>
/// <param name="Head">The head that the entries were held against.</param>
/// <param name="FirstBroken">The first entry that does not fit, or null when the ledger is whole.</param>
public sealed record LedgerReport(long EntriesChecked, long ErasedPayloads, LedgerHead Head, LedgerFinding? FirstBroken)
{
    public bool IsWhole => FirstBroken is null;
}
