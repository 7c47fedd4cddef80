using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>What a stretch of the ledger tells.</summary>
/// <param name="Last">The last entry of the stretch; null when there is none.</param>
/// <param name="Sightings">In the ledger's order.</param>
internal sealed record SightingPage(LedgerEntry? Last, IReadOnlyList<Sighting> Sightings);
