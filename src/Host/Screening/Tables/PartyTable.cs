using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>Reads parties from a table whose first line names its columns, in English or German.</summary>
internal sealed class PartyTable : IPartyRows, IDisposable
{
    private readonly TableFile _table;
    private readonly int[] _id;
    private readonly int[] _name;
    private readonly int[] _company;
    private readonly int[] _given;
    private readonly int[] _family;
    private readonly int[] _type;
    private readonly int[] _birthDate;
    private readonly int[] _birthPlace;
    private readonly int[] _country;
    private readonly int[] _aliases;
    private readonly int[] _city;
    private readonly int[] _street;
    private readonly int[] _identifier;
    private bool _isEmpty = true;

    private PartyTable(TableFile table)
    {
        _table = table;
        _id = table.Find("id", "reference", "customer id", "customer number", "external id", "kennung", "kundennummer", "kundennr", "kunden-id", "nummer", "nr");
        _name = table.Find("name", "full name", "caption", "vollständiger name");
        _company = table.Find("company", "company name", "organisation", "organization", "firma", "firmenname", "unternehmen");
        _given = table.Find("given name", "first name", "vorname");
        _family = table.Find("family name", "last name", "surname", "nachname", "familienname");
        _type = table.Find("type", "kind", "schema", "art", "typ");
        _birthDate = table.Find("birth date", "date of birth", "dob", "birthday", "geburtsdatum", "geburtstag");
        _birthPlace = table.Find("birth place", "place of birth", "geburtsort");
        _country = table.Find("country", "countries", "nationality", "land", "nationalität", "staatsangehörigkeit", "staat");
        _aliases = table.Find("aliases", "alias", "aka", "weitere namen");
        _city = table.Find("city", "town", "ort", "stadt");
        _street = table.Find("street", "address", "strasse", "straße", "adresse");
        _identifier = table.Find("identifier", "register number", "registration number", "passport", "registernummer", "ausweisnummer");
    }

    public (long Read, long All) Progress => _table.Progress;

    /// <exception cref="InvalidDataException">It is no table, or no column has names.</exception>
    public static PartyTable Open(string path) => Open(TableFile.Open(path));

    /// <summary>Reads a table that arrives.</summary>
    /// <exception cref="InvalidDataException">It is no table, or no column has names.</exception>
    public static PartyTable Open(Stream content) => Open(TableFile.Open(content));

    private static PartyTable Open(TableFile table)
    {
        try
        {
            var parties = new PartyTable(table);
            if (parties._name.Length + parties._company.Length + parties._family.Length > 0)
            {
                return parties;
            }

            // The line is not repeated: in a table without headings it is somebody's data.
            throw new InvalidDataException(
                $"None of the {table.Width} columns in the first line is 'name'. Name the columns there: id, name, type, birth date, country.");
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    public void Dispose() => _table.Dispose();

    /// <summary>The next row; null at the end of the table.</summary>
    /// <exception cref="InvalidDataException">The table ends before it has a row, or cannot be read on.</exception>
    public PartyRow? Read()
    {
        if (_table.Read())
        {
            _isEmpty = false;
            return Row(_table.First(_id) ?? $"{_table.Line}");
        }

        return _isEmpty ? throw new InvalidDataException("The table has no row below its first line: nobody was screened.") : null;
    }

    private PartyRow Row(string id)
    {
        var ((names, family), companies) = (Names(), Cells(_company));
        if (names.Length + companies.Length == 0)
        {
            return Refused(id, "there is no name.");
        }

        if (_table.HasSurplus)
        {
            return Refused(id, $"it has more cells than the first line has columns ({_table.Width}). Put a cell that holds the separator in quotation marks.");
        }

        if (names.Concat(companies).Any(EncodingDamage.IsIn))
        {
            return Refused(id, "a name holds characters that a wrong encoding left behind. Save the table as UTF-8.");
        }

        if (HoldsRows())
        {
            return Refused(id, "a cell holds line breaks and what looks like further rows. Is a quotation mark not closed?");
        }

        if (!PartyDates.TryRead(_table.First(_birthDate), out var born))
        {
            return Refused(id, "the birth date is no date such as 1980, 1980-05 or 1980-05-17.");
        }

        var (countries, areAllKnown) = PartyCountries.Read(Cells(_country));
        var named = new Party
        {
            Kind = PartyKind.Person,
            Name = "",
            GivenName = _table.First(_given),
            FamilyName = family,
            BirthDate = born,
            BirthPlace = _table.First(_birthPlace),
            Countries = countries,
            Addresses = _table.First(_city) is null && _table.First(_street) is null ? [] : [new Address { City = _table.First(_city), Street = _table.First(_street) }],
            Identifiers = [.. Cells(_identifier).SelectMany(TableCells.Split).Select(value => new Identifier("unknown", value))],
        };
        return new PartyRow(
            id, [.. Parties(named, names, companies)], null, areAllKnown ? null : $"line {_table.Line}: a country is not known and was left out; use its ISO 3166 code or its German or English name.");
    }

    /// <summary>A contact of a company means both; who has only one name may be either, unless the table says which.</summary>
    private IEnumerable<Party> Parties(Party named, string[] names, string[] companies)
    {
        var kind = PartyKinds.Of(_table.First(_type));
        PartyKind[] either = kind is { } known ? [known] : [PartyKind.Person, PartyKind.Company];
        string[] aliases = [.. Cells(_aliases).SelectMany(TableCells.Split)];
        if (names.Length > 0)
        {
            var party = named with { Name = names[0], Aliases = [.. names[1..], .. aliases] };
            foreach (var one in either)
            {
                yield return party with { Kind = one };
            }
        }

        if (companies.Length > 0)
        {
            // The birth date is the contact's.
            var party = names.Length > 0 ? named with { Name = companies[0], GivenName = null, FamilyName = null, Aliases = companies[1..], BirthDate = null, BirthPlace = null }
                : named with { Name = companies[0], Aliases = [.. companies[1..], .. aliases] };
            foreach (var one in names.Length > 0 ? [PartyKind.Company] : either)
            {
                yield return party with { Kind = one };
            }
        }
    }

    /// <summary>The whole names, and the family name as far as the table has it apart.</summary>
    private (string[] Whole, string? Family) Names()
    {
        var whole = Cells(_name);
        var (given, family) = (_table.First(_given), _table.First(_family));
        // "Vorname;Name": beside given names, and without a column of family names, 'name' is the family name.
        if (_family.Length == 0 && given is not null && whole.Length > 0 && !whole[0].Contains(given, StringComparison.OrdinalIgnoreCase))
        {
            family = whole[0];
            whole[0] = $"{given} {family}";
        }

        var parts = string.Join(' ', new[] { given, family }.OfType<string>());
        return (whole.Length > 0 || parts.Length == 0 ? whole : [parts], family);
    }

    private string[] Cells(int[] columns) => [.. columns.Select(column => _table[column]).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    private bool HoldsRows() => _table.SpansLines
        && (_name.Concat(_company).Concat(_given).Concat(_family).Any(column => _table[column] is { } cell && cell.AsSpan().ContainsAny('\n', '\r'))
            || Enumerable.Range(0, _table.Width).Any(_table.HoldsRows));

    private PartyRow Refused(string id, string why) => new(id, [], $"line {_table.Line}: {why}");
}
