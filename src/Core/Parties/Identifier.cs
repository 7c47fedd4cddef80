namespace WorkflowConnect.Core.Parties;

/// <summary>A number that an authority or register gave: passport, tax number, register number, IMO, …</summary>
/// <param name="Kind">Lower-case kind: <c>passport</c>, <c>id</c>, <c>tax</c>, <c>vat</c>, <c>register</c>, <c>imo</c>, <c>swift</c>, <c>other</c>.</param>
/// <param name="Value">The number as given.</param>
/// <param name="Country">ISO 3166-1 alpha-2 of the issuer, or null.</param>
public sealed record Identifier(string Kind, string Value, string? Country = null);
