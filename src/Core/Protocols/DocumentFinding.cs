namespace WorkflowConnect.Core.Protocols;

/// <summary>A PDF that is not what the ledger says.</summary>
public sealed record DocumentFinding(long LedgerSequence, string Protocol, string What);
