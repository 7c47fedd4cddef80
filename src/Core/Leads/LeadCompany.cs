using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Leads;

/// <summary>The company of a lead, as the source gave it.</summary>
public sealed record LeadCompany
{
    public string? Name { get; init; }

    public string? Website { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? VatId { get; init; }

    public string? RegisterNumber { get; init; }

    public Address? Address { get; init; }
}
