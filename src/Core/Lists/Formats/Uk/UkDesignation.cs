using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>One designation, collected from an XML element or from rows; what is said twice is held once.</summary>
internal sealed class UkDesignation(EntryKind kind)
{
    private readonly NameList _names = new();
    private readonly List<ListedDate> _births = [];
    private readonly List<string> _birthPlaces = [];
    private readonly List<string> _countries = [];
    private readonly List<Address> _addresses = [];
    private readonly List<Identifier> _identifiers = [];
    private readonly List<string> _regimes = [];
    private readonly List<string> _functions = [];
    private readonly List<string> _remarks = [];
    private readonly List<string> _otherIds = [];

    public EntryKind Kind { get; } = kind;

    public DateOnly? DesignatedOn { get; set; }

    /// <summary>Birth dates that told no date.</summary>
    public int UnreadableDates { get; private set; }

    /// <summary>The word of the list for what is designated; null for one that it does not know.</summary>
    public static EntryKind? KindOf(string? word) => word?.ToLowerInvariant() switch
    {
        "individual" => EntryKind.Person,
        "entity" => EntryKind.Organisation,
        "ship" => EntryKind.Vessel,
        _ => null,
    };

    /// <summary>Name 1 to Name 5 come before Name 6, which is the family name, or the whole of an organisation's or ship's name.</summary>
    public void AddName(IEnumerable<string?> given, string? name6, string? type, string? strength)
    {
        var first = Words.Join(" ", given);
        var apart = Kind == EntryKind.Person && first is not null && name6 is not null;
        _names.Add(
            Words.Join(" ", first, name6),
            RoleOf(type),
            strength?.Contains("low", StringComparison.OrdinalIgnoreCase) == true || type?.Contains("low", StringComparison.OrdinalIgnoreCase) == true ? NameStrength.Weak : NameStrength.Strong,
            given: apart ? first : null,
            family: apart ? name6 : null);
    }

    public void AddNonLatinName(string? text, string? type)
    {
        foreach (var name in UkTexts.Numbered(text))
        {
            _names.Add(name, RoleOf(type) == NameRole.Primary ? NameRole.Primary : NameRole.Alias);
        }
    }

    public void AddBirth(string? text)
    {
        foreach (var part in UkTexts.Numbered(text))
        {
            if (UkDate.Birth(part) is { } date)
            {
                AddOnce(_births, date);
            }
            else
            {
                UnreadableDates++;
                AddRemark($"D.O.B. {part}");
            }
        }
    }

    public void AddBirthPlace(string? town, string? country)
    {
        var (towns, countries) = (UkTexts.Numbered(town).ToArray(), UkTexts.Numbered(country).ToArray());
        for (var i = 0; i < Math.Max(towns.Length, countries.Length); i++)
        {
            AddText(_birthPlaces, Words.Join(", ", towns.ElementAtOrDefault(i), countries.ElementAtOrDefault(i)));
        }
    }

    public void AddCountry(string? text)
    {
        foreach (var country in UkTexts.Numbered(text))
        {
            AddText(_countries, CountryNames.CodeOrWords(country));
        }
    }

    public void AddAddress(IEnumerable<string?> lines, string? line6, string? postalCode, string? country)
    {
        var known = CountryNames.TryGetCode(country, out var code);
        var address = new Address
        {
            Street = Words.Join(", ", lines),
            City = line6,
            PostalCode = postalCode,
            Region = known ? null : CountryNames.CodeOrWords(country),
            Country = known ? code : null,
        };
        if (address != new Address())
        {
            AddOnce(_addresses, address);
        }
    }

    /// <summary>A number in a field of its own; sentences give up the number that they carry, and stay as a remark.</summary>
    public void AddIdentifier(string kind, string? text)
    {
        foreach (var part in UkTexts.Numbered(text))
        {
            var number = kind == "imo" ? UkTexts.Imo(part) : part.Contains(' ', StringComparison.Ordinal) ? UkTexts.NumberIn(part) : part;
            if (number is not null && number.Any(char.IsDigit))
            {
                AddOnce(_identifiers, new Identifier(kind, number));
            }

            if (number != part)
            {
                AddRemark(part);
            }
        }
    }

    public void AddFunction(string? text)
    {
        foreach (var function in UkTexts.Numbered(text))
        {
            AddText(_functions, function);
        }
    }

    public void AddRegime(string? text) => AddText(_regimes, text);

    public void AddRemark(string? text) => AddText(_remarks, UkTexts.Decode(text));

    public void AddOtherId(string? id) => AddText(_otherIds, id);

    /// <summary>The entry, or null when the designation has no name.</summary>
    public ListEntry? ToEntry(string id)
    {
        if (_names.Count == 0)
        {
            return null;
        }

        var remarks = Words.Join("\n", _remarks);
        if (Kind == EntryKind.Vessel && UkTexts.ImoInProse(remarks) is { } imo)
        {
            AddOnce(_identifiers, new Identifier("imo", imo));
        }

        return new ListEntry
        {
            List = ListCodes.Uk,
            Id = id,
            OtherIds = _otherIds,
            Kind = Kind,
            Names = _names.Names,
            BirthDates = _births,
            BirthPlaces = _birthPlaces,
            Countries = _countries,
            Addresses = _addresses,
            Identifiers = _identifiers,
            Programmes = _regimes,
            LegalActs = [.. _regimes.Where(r => r.Contains("Regulations", StringComparison.OrdinalIgnoreCase))],
            Functions = _functions,
            Remarks = remarks,
            ListedOn = DesignatedOn,
        };
    }

    // "Primary Name Variation" is one more spelling, and "ALias" occurs.
    private static NameRole RoleOf(string? type) => type?.ToLowerInvariant() switch
    {
        "primary name" or "prime alias" => NameRole.Primary,
        "fka" or "f.k.a." or "formerly known as" => NameRole.Former,
        _ => NameRole.Alias,
    };

    private static void AddText(List<string> values, string? value)
    {
        if (Words.Clean(value) is { } clean)
        {
            AddOnce(values, clean);
        }
    }

    private static void AddOnce<T>(List<T> values, T value)
    {
        if (!values.Contains(value))
        {
            values.Add(value);
        }
    }
}
