using System.Text.Json;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Screening;

/// <summary>Reads a party from a JSON object and notes every field that cannot be taken.</summary>
internal sealed class SentPartyReader
{
    private const int LongestText = 1_000;
    private const int MostValues = 32;
    private static readonly string[] Fields =
    [
        "reference", "type", "name", "givenName", "familyName", "aliases", "birthDate", "birthPlace", "country", "countries", "addresses", "identifiers",
    ];

    private static readonly string[] AddressFields = ["street", "postalCode", "city", "region", "country"];
    private static readonly string[] IdentifierFields = ["kind", "value", "country"];

    public List<FieldError> Errors { get; } = [];

    /// <summary>The party, or null when something about it was noted.</summary>
    /// <param name="element">An object; what is no object is noted.</param>
    /// <param name="path">Where it stands, for the errors: <c>parties[3]</c>, or empty.</param>
    /// <param name="otherFields">Names that belong to somebody else in the same object.</param>
    public SentParty? Read(JsonElement element, string path, params string[] otherFields)
    {
        var before = Errors.Count;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Note(path, "", "Expected an object such as {\"type\":\"person\",\"name\":\"…\"}.");
            return null;
        }

        OnlyKnown(element, path, [.. Fields, .. otherFields]);
        var (given, family) = (Text(element, path, "givenName"), Text(element, path, "familyName"));
        var name = Text(element, path, "name") ?? string.Join(' ', new[] { given, family }.OfType<string>());
        if (name.Length == 0 && Errors.Count == before)
        {
            Note(path, "name", "A name is needed: name, or givenName and familyName.");
        }

        var reference = Text(element, path, "reference");
        var party = new Party
        {
            Kind = Kind(element, path),
            Name = name,
            GivenName = given,
            FamilyName = family,
            Aliases = Texts(element, path, "aliases"),
            BirthDate = BirthDate(element, path),
            BirthPlace = Text(element, path, "birthPlace"),
            Countries = [.. Countries(element, path)],
            Addresses = [.. Objects(element, path, "addresses").Select(a => Address(a.Value, a.Path))],
            Identifiers = [.. Objects(element, path, "identifiers").Select(i => Identifier(i.Value, i.Path))],
        };
        return Errors.Count == before ? new SentParty(reference, party) : null;
    }

    private PartyKind Kind(JsonElement element, string path)
    {
        var word = Text(element, path, "type");
        if (word is not ("person" or "company") && !Errors.Exists(e => e.Field == Named(path, "type")))
        {
            Note(path, "type", "Say whether it is a person or a company.");
        }

        return word == "company" ? PartyKind.Company : PartyKind.Person;
    }

    private PartialDate? BirthDate(JsonElement element, string path)
    {
        if (!PartyDates.TryRead(Text(element, path, "birthDate"), out var date))
        {
            Note(path, "birthDate", "Expected a date such as 1980, 1980-05 or 1980-05-17.");
        }

        return date;
    }

    private IEnumerable<string> Countries(JsonElement element, string path)
    {
        foreach (var country in Texts(element, path, "countries"))
        {
            yield return Country(country, path, "countries");
        }

        if (Text(element, path, "country") is { } one)
        {
            yield return Country(one, path, "country");
        }
    }

    private string Country(string country, string path, string field)
    {
        if (!CountryNames.TryGetCode(country, out var code))
        {
            Note(path, field, "This country is not known; use its ISO 3166 code or its German or English name.");
        }

        return code ?? "";
    }

    private Address Address(JsonElement element, string path)
    {
        OnlyKnown(element, path, AddressFields);
        return new Address
        {
            Street = Text(element, path, "street"),
            PostalCode = Text(element, path, "postalCode"),
            City = Text(element, path, "city"),
            Region = Text(element, path, "region"),
            Country = Text(element, path, "country") is { } country ? Country(country, path, "country") : null,
        };
    }

    private Identifier Identifier(JsonElement element, string path)
    {
        OnlyKnown(element, path, IdentifierFields);
        var value = Text(element, path, "value");
        if (value is null)
        {
            Note(path, "value", "The number itself is needed.");
        }

        return new Identifier(
            Text(element, path, "kind") ?? "other",
            value ?? "",
            Text(element, path, "country") is { } country ? Country(country, path, "country") : null);
    }

    private IEnumerable<(JsonElement Value, string Path)> Objects(JsonElement element, string path, string field)
    {
        var number = 0;
        foreach (var item in Items(element, path, field))
        {
            var place = $"{Named(path, field)}[{number++}]";
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return (item, place);
            }
            else
            {
                Note(place, "", "Expected an object.");
            }
        }
    }

    private string[] Texts(JsonElement element, string path, string field) =>
        [.. Items(element, path, field).Select(item => TextOf(item, Named(path, field))).OfType<string>()];

    private IEnumerable<JsonElement> Items(JsonElement element, string path, string field)
    {
        if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MostValues)
        {
            Note(path, field, $"Expected a list of at most {MostValues} values.");
            return [];
        }

        return value.EnumerateArray();
    }

    private string? Text(JsonElement element, string path, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? TextOf(value, Named(path, field)) : null;

    private string? TextOf(JsonElement value, string field)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Errors.Add(new FieldError(field, "Expected text in quotation marks."));
            return null;
        }

        string text;
        try
        {
            text = value.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            Errors.Add(new FieldError(field, "The text is broken Unicode (a lone surrogate); send valid Unicode."));
            return null;
        }

        if (text.Length > LongestText)
        {
            Errors.Add(new FieldError(field, $"The text has more than {LongestText} characters."));
            return null;
        }

        Errors.AddRange(FieldText.Check(field, [text]));
        return text.Length == 0 ? null : text;
    }

    private void OnlyKnown(JsonElement element, string path, string[] known)
    {
        foreach (var property in element.EnumerateObject().Where(p => !known.Contains(p.Name, StringComparer.Ordinal)))
        {
            // A mistyped name would leave a birth date out of the check without a word.
            Note(path, FieldText.NameOf(property.Name), $"There is no such field. Known are: {string.Join(", ", known)}.");
        }
    }

    private void Note(string path, string field, string message) => Errors.Add(new FieldError(Named(path, field), message));

    private static string Named(string path, string field) =>
        path.Length == 0 ? field.Length == 0 ? "(body)" : field : field.Length == 0 ? path : $"{path}.{field}";
}
