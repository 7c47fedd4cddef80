using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>A row of a table of parties: as a person and as a company when the table does not tell; or what is wrong with it.</summary>
internal sealed record PartyRow(string Id, IReadOnlyList<Party> Parties, string? Error);
