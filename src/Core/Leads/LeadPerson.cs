using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Leads;

/// <summary>The person of a lead, as the source gave it.</summary>
public sealed record LeadPerson
{
    public string? Salutation { get; init; }

    public string? Title { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    /// <summary>The whole name, for sources that have one field only.</summary>
    public string? FullName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? JobTitle { get; init; }

    public PartialDate? BirthDate { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Nationality { get; init; }

    public Address? Address { get; init; }
}
