namespace WorkflowConnect.Core.Lists;

/// <summary>The columns of a house list, in the order in which they are written. Several values of one cell stand between bars.</summary>
internal static class HouseColumns
{
    private const string Separator = " | ";

    public static IReadOnlyList<HouseColumn> All { get; } =
    [
        One("id", ["kennung"], e => e.Id, (e, v) => e with { Id = v ?? "" }),
        One("kind", ["type", "art", "typ"], e => e.Kind, (e, v) => e with { Kind = v ?? "" }),
        One("name", [], e => e.Name, (e, v) => e with { Name = v ?? "" }),
        Many("aliases", ["alias", "aliasnamen"], e => e.Aliases, (e, v) => e with { Aliases = v }),
        Many("weak_aliases", ["schwache_aliasnamen"], e => e.WeakAliases, (e, v) => e with { WeakAliases = v }),
        Many("former_names", ["fruehere_namen", "frühere_namen"], e => e.FormerNames, (e, v) => e with { FormerNames = v }),
        Many("birth_dates", ["birth_date", "geburtsdatum", "geburtsdaten"], e => e.BirthDates, (e, v) => e with { BirthDates = v }),
        Many("birth_places", ["birth_place", "geburtsort", "geburtsorte"], e => e.BirthPlaces, (e, v) => e with { BirthPlaces = v }),
        Many("nationalities", ["nationality", "staatsangehoerigkeit", "staatsangehörigkeit"], e => e.Nationalities, (e, v) => e with { Nationalities = v }),
        Many("identifiers", ["identifier", "nummern", "ausweise"], e => e.Identifiers, (e, v) => e with { Identifiers = v }),
        One("street", ["strasse", "straße"], e => e.Street, (e, v) => e with { Street = v }),
        One("postal_code", ["plz"], e => e.PostalCode, (e, v) => e with { PostalCode = v }),
        One("city", ["ort"], e => e.City, (e, v) => e with { City = v }),
        One("country", ["land"], e => e.Country, (e, v) => e with { Country = v }),
        One("programme", ["program", "programm"], e => e.Programme, (e, v) => e with { Programme = v }),
        One("legal_act", ["rechtsakt"], e => e.LegalAct, (e, v) => e with { LegalAct = v }),
        One("function", ["funktion"], e => e.Function, (e, v) => e with { Function = v }),
        One("remarks", ["bemerkungen", "bemerkung"], e => e.Remarks, (e, v) => e with { Remarks = v }),
        One("link", ["quelle"], e => e.Link, (e, v) => e with { Link = v }),
        One("listed_on", ["gelistet_am"], e => e.ListedOn, (e, v) => e with { ListedOn = v }),
        One("expected_on", ["erwartet_auf"], e => e.ExpectedOn, (e, v) => e with { ExpectedOn = v }),
        One("reference", ["referenz"], e => e.Reference, (e, v) => e with { Reference = v }),
        One("entered_on", ["erfasst_am"], e => e.EnteredOn, (e, v) => e with { EnteredOn = v }),
    ];

    public static HouseEntry Read(Func<string, string?> cell) =>
        All.Aggregate(new HouseEntry(), (entry, column) => column.Set(entry, column.Names.Select(cell).FirstOrDefault(v => v is not null)));

    private static HouseColumn One(string name, string[] others, Func<HouseEntry, string?> get, Func<HouseEntry, string?, HouseEntry> set) =>
        new([name, .. others], e => get(e) is { Length: > 0 } value ? value : null, (e, v) => set(e, Formats.Words.Clean(v)));

    private static HouseColumn Many(string name, string[] others, Func<HouseEntry, IReadOnlyList<string>> get, Func<HouseEntry, IReadOnlyList<string>, HouseEntry> set) =>
        new(
            [name, .. others],
            e => get(e).Count == 0 ? null : string.Join(Separator, get(e)),
            (e, v) => set(e, v is null ? [] : [.. v.Split('|').Select(Formats.Words.Clean).OfType<string>().Distinct(StringComparer.Ordinal)]));
}
