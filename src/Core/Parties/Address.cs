namespace WorkflowConnect.Core.Parties;

/// <summary>A postal address as it was given; every part may be missing.</summary>
public sealed record Address
{
    public string? Street { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case, or null when unknown.</summary>
    public string? Country { get; init; }
}
