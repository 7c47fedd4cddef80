using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>A record that the ledger tells of.</summary>
/// <param name="Record">Its reference.</param>
/// <param name="Party">What would be checked; null when the CRM has it no more.</param>
/// <param name="Lists">The lists of the check, as <c>list@sha256</c>, by code.</param>
internal sealed record Sighting(string Record, Party? Party, IReadOnlyList<string> Lists);
