using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists;

/// <summary>One designated person, organisation, vessel or aircraft, whatever publisher's file it came from.</summary>
public sealed record ListEntry
{
    /// <summary>One of <see cref="ListCodes"/>.</summary>
    public required string List { get; init; }

    /// <summary>The publisher's stable id: EU reference number (else logical id), UN reference number, OFAC uid.</summary>
    public required string Id { get; init; }

    /// <summary>Other ids of the same designation, e.g. the UN number on an EU entry.</summary>
    public IReadOnlyList<string> OtherIds { get; init; } = [];

    public required EntryKind Kind { get; init; }

    /// <summary>All names, at least one; the first primary one is the entry's name.</summary>
    public required IReadOnlyList<ListedName> Names { get; init; }

    public IReadOnlyList<ListedDate> BirthDates { get; init; } = [];

    public IReadOnlyList<string> BirthPlaces { get; init; } = [];

    /// <summary>Nationalities and citizenships: ISO 3166-1 alpha-2, or the publisher's words where no code is known.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>What the publisher says of single documents beyond their numbers: issue, expiry, notes; one line each.</summary>
    public IReadOnlyList<string> DocumentNotes { get; init; } = [];

    /// <summary>Sanctions programmes by the publisher's codes (RUS, TAQA, SDGT, Al-Qaida, …).</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];

    /// <summary>Legal acts by number and title (e.g. <c>2014/145 (OJ L78)</c>).</summary>
    public IReadOnlyList<string> LegalActs { get; init; } = [];

    /// <summary>Titles and functions, as published.</summary>
    public IReadOnlyList<string> Functions { get; init; } = [];

    public string? Remarks { get; init; }

    public DateOnly? ListedOn { get; init; }

    /// <summary>The publisher's page of the entry or legal act, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The name a person would call the entry by.</summary>
    public ListedName PrimaryName => Names.FirstOrDefault(n => n.Role == NameRole.Primary) ?? Names[0];
}
