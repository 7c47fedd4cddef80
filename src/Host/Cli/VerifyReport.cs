using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Host.Cli;

/// <summary>Says what a verification found, for a person and by exit code.</summary>
internal static class VerifyReport
{
    public static int Print(LedgerReport ledger, DocumentsReport documents)
    {
        Console.WriteLine(ledger.FirstBroken is { } broken
            ? $"BROKEN  ledger entry {broken.Sequence}: {broken.Fault}. {broken.Message}"
            : $"whole   {ledger.EntriesChecked} ledger entries, head {ledger.Head.Hash[..16]}… ({ledger.ErasedPayloads} payloads erased and recorded as erased)");
        Console.WriteLine(documents.FirstBroken is { } finding
            ? $"BROKEN  protocol {finding.Protocol} (ledger entry {finding.LedgerSequence}): {finding.What}"
            : $"whole   {documents.Whole} protocol PDFs{(documents.Unsealed == 0 ? "" : $"; {documents.Unsealed} still being written")}");
        return ledger.IsWhole && documents.FirstBroken is null ? 0 : 1;
    }
}
