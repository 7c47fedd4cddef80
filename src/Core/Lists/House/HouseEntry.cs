namespace WorkflowConnect.Core.Lists;

/// <summary>
/// One designation that the house entered itself. Texts stay as they were entered; <see cref="HouseEntries.ToEntry"/> reads them
/// as any publisher's.
/// </summary>
public sealed record HouseEntry
{
    /// <summary>Letters, digits, dots, dashes, underscores; given by the product when it is left empty.</summary>
    public string Id { get; init; } = "";

    /// <summary>One of <see cref="EntryKind"/>, as a word.</summary>
    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Aliases that many others bear: they count little by themselves.</summary>
    public IReadOnlyList<string> WeakAliases { get; init; } = [];

    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Each as 1962, 1962-05, 1962-05-04, 04.05.1962, circa 1962 or 1960-1962.</summary>
    public IReadOnlyList<string> BirthDates { get; init; } = [];

    public IReadOnlyList<string> BirthPlaces { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 or names, English or German.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>Each as kind:number or kind:number:country, e.g. <c>passport:AB123:RU</c>, <c>imo:9187629</c>.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    public string? Street { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public string? Country { get; init; }

    public string? Programme { get; init; }

    /// <summary>The act that designates, as one would cite it, e.g. <c>(EU) 2026/123 (OJ L, 2026/123)</c>.</summary>
    public string? LegalAct { get; init; }

    public string? Function { get; init; }

    public string? Remarks { get; init; }

    /// <summary>Address of the act or of another source.</summary>
    public string? Link { get; init; }

    public string? ListedOn { get; init; }

    /// <summary>Code of the list on which the designation will appear; the product reminds until it does.</summary>
    public string? ExpectedOn { get; init; }

    /// <summary>The number that the entry will have there, where it is known.</summary>
    public string? Reference { get; init; }

    /// <summary>The day on which it was entered, ISO; set by the product.</summary>
    public string? EnteredOn { get; init; }

    // The compiler compares lists by reference; equal entries must be equal, for an import tells what it changed.
    public bool Equals(HouseEntry? other) => other is not null && HouseColumns.All.All(c => c.Get(this) == c.Get(other));

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
