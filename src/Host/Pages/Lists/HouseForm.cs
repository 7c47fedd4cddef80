using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Pages.Lists;

/// <summary>A house entry as the form shows it: several values stand on lines of their own.</summary>
internal sealed class HouseForm
{
    public string? Id { get; set; }

    public string? Kind { get; set; } = "person";

    public string? Name { get; set; }

    public string? Aliases { get; set; }

    public string? WeakAliases { get; set; }

    public string? FormerNames { get; set; }

    public string? BirthDates { get; set; }

    public string? BirthPlaces { get; set; }

    public string? Nationalities { get; set; }

    public string? Identifiers { get; set; }

    public string? Street { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Programme { get; set; }

    public string? LegalAct { get; set; }

    public string? Function { get; set; }

    public string? Remarks { get; set; }

    public string? Link { get; set; }

    public string? ListedOn { get; set; }

    public string? ExpectedOn { get; set; }

    public string? Reference { get; set; }

    public static HouseForm Of(HouseEntry entry) => new()
    {
        Id = entry.Id,
        Kind = HouseEntries.KindOf(entry.Kind)?.ToString().ToLowerInvariant() ?? entry.Kind,
        Name = entry.Name,
        Aliases = Lines(entry.Aliases),
        WeakAliases = Lines(entry.WeakAliases),
        FormerNames = Lines(entry.FormerNames),
        BirthDates = Lines(entry.BirthDates),
        BirthPlaces = Lines(entry.BirthPlaces),
        Nationalities = Lines(entry.Nationalities),
        Identifiers = Lines(entry.Identifiers),
        Street = entry.Street,
        PostalCode = entry.PostalCode,
        City = entry.City,
        Country = entry.Country,
        Programme = entry.Programme,
        LegalAct = entry.LegalAct,
        Function = entry.Function,
        Remarks = entry.Remarks,
        Link = entry.Link,
        ListedOn = entry.ListedOn,
        ExpectedOn = entry.ExpectedOn,
        Reference = entry.Reference,
    };

    /// <param name="known">The entry that is changed, for what the form does not show; null for a new one.</param>
    public HouseEntry ToEntry(HouseEntry? known) => new()
    {
        Id = One(Id) ?? "",
        Kind = One(Kind) ?? "",
        Name = One(Name) ?? "",
        Aliases = Many(Aliases),
        WeakAliases = Many(WeakAliases),
        FormerNames = Many(FormerNames),
        BirthDates = Many(BirthDates),
        BirthPlaces = Many(BirthPlaces),
        Nationalities = Many(Nationalities),
        Identifiers = Many(Identifiers),
        Street = One(Street),
        PostalCode = One(PostalCode),
        City = One(City),
        Country = One(Country),
        Programme = One(Programme),
        LegalAct = One(LegalAct),
        Function = One(Function),
        Remarks = One(Remarks),
        Link = One(Link),
        ListedOn = One(ListedOn),
        ExpectedOn = One(ExpectedOn),
        Reference = One(Reference),
        EnteredOn = known?.EnteredOn,
    };

    private static string Lines(IReadOnlyList<string> values) => string.Join('\n', values);

    // The CSV form separates values by bars and rows by line ends: neither may stand within a value.
    private static string? One(string? text) =>
        text is null ? null : string.Join(' ', text.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } clean ? clean : null;

    private static IReadOnlyList<string> Many(string? text) =>
        text is null ? [] : [.. text.Split(['\r', '\n', '|'], StringSplitOptions.RemoveEmptyEntries).Select(One).OfType<string>().Distinct(StringComparer.Ordinal)];
}
