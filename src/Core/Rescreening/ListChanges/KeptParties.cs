using WorkflowConnect.Core.Screening.Known;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>The known customers as of a place in the ledger.</summary>
/// <param name="Parties">Who they are.</param>
/// <param name="Sequence">The last entry of the ledger that is in them.</param>
/// <param name="Hash">Its hash, which tells whether it is still that ledger; of no ledger when there is none.</param>
/// <param name="CollectedAt">When they were last collected from the CRM as a whole.</param>
internal sealed record KeptParties(KnownParties Parties, long Sequence, string Hash, DateTimeOffset CollectedAt);
