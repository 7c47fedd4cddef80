using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Host.Cli;

/// <summary>Says what a verification found, for a person and by exit code.</summary>
internal static class VerifyReport
{
    /// <summary>The exit code that says that something is not as it was recorded.</summary>
    public const int Broken = 1;

    private const int Whole = 0;
    private const int NotAllRunAgain = 3;

    public static int Print(LedgerReport ledger, DocumentsReport documents, RerunReport rerun)
    {
        Console.WriteLine(ledger.FirstBroken is { } broken
            ? $"BROKEN  ledger entry {broken.Sequence}: {broken.Fault}. {broken.Message}"
            : $"whole   {ledger.EntriesChecked} ledger entries, head {ledger.Head.Hash[..16]}… ({ledger.ErasedPayloads} payloads erased and recorded as erased)");
        Console.WriteLine(documents.FirstBroken is { } finding
            ? $"BROKEN  protocol {finding.Protocol} (ledger entry {finding.LedgerSequence}): {finding.What}"
            : $"whole   {documents.Whole} protocol PDFs{(documents.Unsealed == 0 ? "" : $"; {documents.Unsealed} still being written")}");
        var isSkipped = PrintRerun(rerun);
        return !ledger.IsWhole || documents.FirstBroken is not null || rerun.FindingCount > 0 ? Broken
            : isSkipped ? NotAllRunAgain
            : Whole;
    }

    /// <summary>Whether matches were left out.</summary>
    private static bool PrintRerun(RerunReport rerun)
    {
        foreach (var finding in rerun.Findings)
        {
            Console.WriteLine(finding.LedgerSequence == 0
                ? $"BROKEN  {finding.Protocol}: {finding.What}"
                : $"BROKEN  {(finding.Protocol.StartsWith("P-", StringComparison.Ordinal) ? "protocol " : "")}{finding.Protocol} (ledger entry {finding.LedgerSequence}), match made again: {finding.What}");
        }

        if (rerun.FindingCount > rerun.Findings.Count)
        {
            Console.WriteLine($"BROKEN  {rerun.FindingCount - rerun.Findings.Count} more findings are not shown");
        }

        Console.WriteLine($"{(rerun.FindingCount == 0 ? "whole " : "      ")}  {rerun.Same} matches made again by {rerun.Engine}, the same to the last digit{Aside(rerun)}");
        foreach (var (engine, count) in rerun.ByOtherEngine)
        {
            Console.WriteLine($"OTHER   {count} matches made by engine {engine}; this program carries {rerun.Engine}. They were not made again: use the version of the program that carries it.");
        }

        if (rerun.OfOlderSchema > 0)
        {
            Console.WriteLine($"OTHER   {rerun.OfOlderSchema} protocols of a schema before 1.1, which did not keep what went to the matcher. Their matches cannot be made again.");
        }

        return rerun.ByOtherEngine.Count > 0 || rerun.OfOlderSchema > 0;
    }

    private static string Aside(RerunReport rerun)
    {
        string[] parts =
        [
            .. rerun.WithoutMatch > 0 ? new[] { $"{rerun.WithoutMatch} protocols of checks that compared nothing" } : [],
            .. rerun.Erased > 0 ? new[] { $"{rerun.Erased} protocols erased" } : [],
        ];
        return parts.Length == 0 ? "" : $"; {string.Join(", ", parts)}";
    }
}
