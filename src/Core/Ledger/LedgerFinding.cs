namespace WorkflowConnect.Core.Ledger;

/// <summary>The first entry that does not fit.</summary>
/// <param name="Sequence">Where.</param>
/// <param name="Fault">In which way.</param>
/// <param name="Message">What was expected and what was found; no personal data.</param>
public sealed record LedgerFinding(long Sequence, LedgerFault Fault, string Message);
