namespace WorkflowConnect.Core.Protocols;

/// <summary>A protocol whose match could not be made again with the same result, or a kept list version that is not what it was.</summary>
/// <param name="Protocol">Number of the protocol; the list version where one is damaged.</param>
/// <param name="LedgerSequence">The ledger entry that holds the protocol; 0 for a list version.</param>
/// <param name="What">What differs, with places and numbers; no personal data.</param>
public sealed record RerunFinding(string Protocol, long LedgerSequence, string What);
