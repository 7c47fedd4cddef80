using System.Globalization;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>
/// What parties of the advanced file refer to by number. Of the reference values only those that give an entry its meaning are
/// kept, of locations and documents only what an entry shows: about 20 MB for the file of 122 MB.
/// </summary>
internal sealed class AdvancedReferences
{
    // Sets by the element of one value, with the attribute that is worth keeping beside its text.
    private static readonly (string Set, string Element, string? Attribute)[] Kept =
    [
        ("AliasTypeValues", "AliasType", null), ("AreaCodeValues", "AreaCode", "CountryID"), ("CountryValues", "Country", "ISO2"),
        ("DetailReferenceValues", "DetailReference", null), ("FeatureTypeValues", "FeatureType", null), ("IDRegDocTypeValues", "IDRegDocType", null),
        ("LegalBasisValues", "LegalBasis", "LegalBasisShortRef"), ("LocPartTypeValues", "LocPartType", null), ("NamePartTypeValues", "NamePartType", null),
        ("PartySubTypeValues", "PartySubType", "PartyTypeID"), ("PartyTypeValues", "PartyType", null), ("SanctionsTypeValues", "SanctionsType", null),
    ];

    // Without these names, birth dates and kinds could not be told.
    private static readonly string[] Needed = ["AliasType", "FeatureType", "NamePartType", "PartySubType"];

    private readonly Dictionary<(string Set, string Id), (string Text, string? Attribute)> _values = [];
    private readonly Dictionary<string, AdvancedPlace> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Identifier>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AdvancedListing> _listings = new(StringComparer.Ordinal);

    /// <summary>Elements that the first reading hands over whole.</summary>
    public static IReadOnlySet<string> Records { get; } =
        Kept.Select(k => k.Set).Concat(["DateOfIssue", "Location", "IDRegDocument", "SanctionsEntry"]).ToHashSet(StringComparer.Ordinal);

    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>Number of sanctions entries, one per profile that is on a list.</summary>
    public int Listings => _listings.Count;

    /// <summary>Reference sets without which the file cannot be understood; empty for a whole one.</summary>
    public IEnumerable<string> Missing => Needed.Where(n => !_values.Keys.Any(k => k.Set == n));

    public string? Text(string set, string? id) => id is not null && _values.TryGetValue((set, id), out var value) ? value.Text : null;

    public string? Attribute(string set, string? id) => id is not null && _values.TryGetValue((set, id), out var value) ? value.Attribute : null;

    public AdvancedPlace? FindPlace(string? id) => id is not null && _places.TryGetValue(id, out var place) ? place : null;

    public IReadOnlyList<Identifier> DocumentsOf(string? identity) => identity is not null && _documents.TryGetValue(identity, out var documents) ? documents : [];

    public AdvancedListing? FindListing(string? profile) => profile is not null && _listings.TryGetValue(profile, out var listing) ? listing : null;

    public void Add(RecordNode node)
    {
        switch (node.Name)
        {
            case "DateOfIssue":
                IssuedAt = Day(node) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
                break;
            case "Location":
                AddPlace(node);
                break;
            case "IDRegDocument":
                AddDocument(node);
                break;
            case "SanctionsEntry":
                AddListing(node);
                break;
            default:
                AddValues(node);
                break;
        }
    }

    /// <summary>A day written as Year, Month and Day elements; null when it is none.</summary>
    public static DateOnly? Day(RecordNode? node) =>
        Number(node, "Year") is { } year && Number(node, "Month") is { } month && Number(node, "Day") is { } day
        && PartialDate.TryParse($"{year:0000}-{month:00}-{day:00}", out _) ? new DateOnly(year, month, day) : null;

    private static int? Number(RecordNode? node, string name) =>
        int.TryParse(node?.TextOf(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void AddValues(RecordNode set)
    {
        var (_, element, attribute) = Array.Find(Kept, k => k.Set == set.Name);
        foreach (var value in set.All(element))
        {
            if (value.Attribute("ID") is { } id)
            {
                _values[(element, id)] = (value.Text ?? "", attribute is null ? null : value.Attribute(attribute));
            }
        }
    }

    private void AddPlace(RecordNode node)
    {
        if (node.Attribute("ID") is { } id)
        {
            _places[id] = AdvancedPlace.Read(node, this);
        }
    }

    private void AddDocument(RecordNode node)
    {
        var (identity, number) = (node.Attribute("IdentityID"), node.TextOf("IDRegistrationNo"));
        var type = Text("IDRegDocType", node.Attribute("IDRegDocTypeID")) ?? "";
        if (identity is null || number is null || !OfacIdTypes.IsIdentifier(type))
        {
            return;
        }

        if (!_documents.TryGetValue(identity, out var documents))
        {
            _documents[identity] = documents = [];
        }

        documents.Add(OfacIdTypes.Make(type, number, Country(node.Attribute("IssuedBy-CountryID"))));
    }

    private void AddListing(RecordNode node)
    {
        if (node.Attribute("ProfileID") is not { } profile)
        {
            return;
        }

        if (!_listings.TryGetValue(profile, out var listing))
        {
            _listings[profile] = listing = new AdvancedListing();
        }

        foreach (var listed in node.All("EntryEvent"))
        {
            listing.Add(Day(listed.First("Date")), Attribute("LegalBasis", listed.Attribute("LegalBasisID")) ?? Text("LegalBasis", listed.Attribute("LegalBasisID")));
        }

        foreach (var measure in node.All("SanctionsMeasure"))
        {
            // The programme stands in the comment of the measure of type "Program".
            if (Text("SanctionsType", measure.Attribute("SanctionsTypeID")) is null or "Program")
            {
                listing.AddProgramme(measure.TextOf("Comment"));
            }
        }
    }

    /// <summary>The ISO code or the name of a country by its number.</summary>
    public string? Country(string? id) =>
        CountryNames.TryGetCode(Attribute("Country", id), out var code) ? code : CountryNames.CodeOrWords(Text("Country", id));

    /// <summary>The country of an area, which may be a part of a country.</summary>
    public string? AreaCountry(string? id) => Country(Attribute("AreaCode", id)) ?? CountryNames.CodeOrWords(Text("AreaCode", id));
}
