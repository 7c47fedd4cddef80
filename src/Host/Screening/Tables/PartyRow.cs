using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>A row of a table of parties: everybody it may mean, or what is wrong with it.</summary>
/// <param name="Id">The table's own, or the number of the line.</param>
/// <param name="Parties">As a person and as a company when the table does not tell; the person and the company when it names both.</param>
/// <param name="Error">Why nobody can be screened; null when somebody can.</param>
/// <param name="Note">What was left out of the check; null when nothing was.</param>
internal sealed record PartyRow(string Id, IReadOnlyList<Party> Parties, string? Error, string? Note = null);
