using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>A Location: an address, a place of birth, or a country only.</summary>
/// <param name="Address">Its parts.</param>
/// <param name="Country">Country code or words; null when there is none.</param>
/// <param name="Words">Everything in one line, as a place of birth is shown.</param>
internal sealed record AdvancedPlace(Address Address, string? Country, string? Words)
{
    public static AdvancedPlace Read(RecordNode node, AdvancedReferences references)
    {
        var country = node.All("LocationCountry").Select(c => references.Country(c.Attribute("CountryID"))).FirstOrDefault(c => c is not null)
            ?? node.All("LocationAreaCode").Select(a => references.AreaCountry(a.Attribute("AreaCodeID"))).FirstOrDefault(c => c is not null);
        var parts = node.All("LocationPart")
            .Select(p => (Type: references.Text("LocPartType", p.Attribute("LocPartTypeID"))?.ToUpperInvariant() ?? "", Text: p.All("LocationPartValue").Select(v => v.TextOf("Value")).FirstOrDefault(v => v is not null)))
            .Where(p => p.Text is not null)
            .ToArray();
        var known = country is { Length: 2 };
        string? Part(params string[] types) => Formats.Words.Join(", ", parts.Where(p => types.Contains(p.Type, StringComparer.Ordinal)).Select(p => p.Text));
        var region = Part("STATE/PROVINCE", "REGION");
        var address = new Address
        {
            Street = Part("ADDRESS1", "ADDRESS2", "ADDRESS3", "UNKNOWN"),
            City = Part("CITY"),
            PostalCode = Part("POSTAL CODE"),
            Region = Formats.Words.Join(", ", region, known ? null : country),
            Country = known ? country : null,
        };
        var line = Formats.Words.Join(", ", address.Street, address.City, address.PostalCode, region, country is null ? null : known ? CountryNames.English(country) : country);
        return new AdvancedPlace(address, country, line);
    }
}
