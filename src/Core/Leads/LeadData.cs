namespace WorkflowConnect.Core.Leads;

/// <summary>The personal data of a lead. It lives in our table only and is what erasure removes.</summary>
public sealed record LeadData
{
    public LeadPerson? Person { get; init; }

    public LeadCompany? Company { get; init; }

    /// <summary>Distribution lists that the person asked for, by name.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>Name of the event signed up for, or null.</summary>
    public string? Event { get; init; }

    public string? Message { get; init; }

    /// <summary>"de" or "en": language of the protocol and of whatever the person is sent.</summary>
    public string Language { get; init; } = "de";
}
