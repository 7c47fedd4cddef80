using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>Reads parties from a table whose first line names its columns, in English or German.</summary>
internal sealed class PartyTable : IPartyRows, IDisposable
{
    private readonly TableFile _table;
    private readonly int _id;
    private readonly int _name;
    private readonly int _given;
    private readonly int _family;
    private readonly int _type;
    private readonly int _birthDate;
    private readonly int _birthPlace;
    private readonly int _country;
    private readonly int _aliases;
    private readonly int _city;
    private readonly int _street;
    private readonly int _identifier;

    private PartyTable(TableFile table)
    {
        _table = table;
        _id = table.Find("id", "reference", "customer id", "kundennummer", "nummer");
        _name = table.Find("name", "full name", "company", "firma", "caption");
        _given = table.Find("given name", "first name", "vorname");
        _family = table.Find("family name", "last name", "surname", "nachname");
        _type = table.Find("type", "kind", "schema", "art", "typ");
        _birthDate = table.Find("birth date", "date of birth", "dob", "geburtsdatum");
        _birthPlace = table.Find("birth place", "place of birth", "geburtsort");
        _country = table.Find("country", "countries", "nationality", "land", "nationalität", "staat");
        _aliases = table.Find("aliases", "alias", "aka", "weitere namen");
        _city = table.Find("city", "town", "ort", "stadt");
        _street = table.Find("street", "address", "strasse", "straße", "adresse");
        _identifier = table.Find("identifier", "register number", "registration number", "passport", "registernummer", "ausweisnummer");
    }

    public (long Read, long All) Progress => _table.Progress;

    /// <exception cref="InvalidDataException">There is no column with names.</exception>
    public static PartyTable Open(string path) => Open(TableFile.Open(path), Path.GetFileName(path));

    /// <summary>Reads a table that arrives.</summary>
    /// <exception cref="InvalidDataException">There is no column with names.</exception>
    public static PartyTable Open(Stream content) => Open(TableFile.Open(content), "The table");

    private static PartyTable Open(TableFile table, string what)
    {
        var parties = new PartyTable(table);
        if (parties._name >= 0 || parties._family >= 0)
        {
            return parties;
        }

        var found = string.Join(", ", table.Columns.Take(20).Select(column => column.ToLowerInvariant()));
        parties.Dispose();
        throw new InvalidDataException(
            $"{what} has no column 'name' in its first line (found: {found}). Name the columns there: id, name, type, birth date, country.");
    }

    public void Dispose() => _table.Dispose();

    /// <summary>The next row; null at the end of the file.</summary>
    public PartyRow? Read()
    {
        if (!_table.Read())
        {
            return null;
        }

        var (given, family) = (_table[_given], _table[_family]);
        var name = _table[_name] ?? string.Join(' ', new[] { given, family }.OfType<string>());
        var id = _table[_id] ?? $"{_table.Line}";
        if (name.Length == 0)
        {
            return new PartyRow(id, [], $"line {_table.Line}: there is no name.");
        }

        var date = _table[_birthDate];
        if (!PartyDates.TryRead(date, out var born) && date is not null)
        {
            return new PartyRow(id, [], $"line {_table.Line}: the birth date is no date such as 1980, 1980-05 or 1980-05-17.");
        }

        var party = new Party
        {
            Kind = PartyKind.Person,
            Name = name,
            GivenName = given,
            FamilyName = family,
            Aliases = Split(_table[_aliases]),
            BirthDate = date is null ? null : born,
            BirthPlace = _table[_birthPlace],
            Countries = [.. Split(_table[_country]).Select(country => CountryNames.TryGetCode(country, out var code) ? code : null).OfType<string>()],
            Addresses = _table[_city] is null && _table[_street] is null ? [] : [new Address { City = _table[_city], Street = _table[_street] }],
            Identifiers = [.. Split(_table[_identifier]).Select(value => new Identifier("unknown", value))],
        };
        var kinds = PartyKinds.Of(_table[_type]) is { } known ? [known] : new[] { PartyKind.Person, PartyKind.Company };
        return new PartyRow(id, [.. kinds.Select(kind => party with { Kind = kind })], null);
    }

    internal static string[] Split(string? values) =>
        values?.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
