namespace WorkflowConnect.Core.Crm.BuiltIn;

/// <summary>A record of the built-in CRM with the keys by which it is found again.</summary>
/// <param name="Record">The record as the port shows it.</param>
/// <param name="MatchKeys">Normalised keys (<c>name:…</c>, <c>email:…</c>, <c>vat:…</c>); several records may share one.</param>
public sealed record CrmRow(CrmRecord Record, IReadOnlyList<string> MatchKeys);
