namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>All that a newsletter tool is told of a person.</summary>
/// <param name="Email">In lower case.</param>
/// <param name="GivenName">Null when it is not known.</param>
/// <param name="FamilyName">Null when it is not known.</param>
internal sealed record ListPerson(string Email, string? GivenName, string? FamilyName);
