namespace WorkflowConnect.Core.Parties;

/// <summary>
/// The person or company that is checked: exactly the values that go to the matcher, nothing else of the record.
/// </summary>
public sealed record Party
{
    public required PartyKind Kind { get; init; }

    /// <summary>The whole name as one would write it; never empty.</summary>
    public required string Name { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public PartialDate? BirthDate { get; init; }

    public string? BirthPlace { get; init; }

    /// <summary>ISO 3166-1 alpha-2 codes; for a company the country of its seat.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];
}
