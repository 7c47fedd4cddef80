using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Leads;

/// <summary>The parties of a lead as the matcher sees them.</summary>
public static class LeadParties
{
    /// <summary>Company first, then the person; either may be missing.</summary>
    public static IReadOnlyList<Party> Of(LeadData data)
    {
        var parties = new List<Party>(2);
        if (Company(data.Company) is { } company)
        {
            parties.Add(company);
        }

        if (Person(data.Person) is { } person)
        {
            parties.Add(person);
        }

        return parties;
    }

    /// <summary>The whole name of a person in reading order, or an empty string.</summary>
    public static string NameOf(LeadPerson person) => person.FullName is { Length: > 0 } whole
        ? whole
        : string.Join(' ', new[] { person.GivenName, person.FamilyName }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static Party? Company(LeadCompany? company) => string.IsNullOrWhiteSpace(company?.Name)
        ? null
        : new Party
        {
            Kind = PartyKind.Company,
            Name = company.Name,
            Countries = Codes(company.Address?.Country),
            Addresses = company.Address is null ? [] : [company.Address],
            Identifiers = [.. Numbers(company)],
        };

    private static Party? Person(LeadPerson? person) => person is null || NameOf(person).Length == 0
        ? null
        : new Party
        {
            Kind = PartyKind.Person,
            Name = NameOf(person),
            GivenName = person.GivenName,
            FamilyName = person.FamilyName,
            BirthDate = person.BirthDate,
            Countries = Codes(person.Nationality),
            Addresses = person.Address is null ? [] : [person.Address],
        };

    private static IReadOnlyList<string> Codes(string? country) => country is null ? [] : [country];

    private static IEnumerable<Identifier> Numbers(LeadCompany company)
    {
        if (company.VatId is { } vat)
        {
            yield return new Identifier("vat", vat, company.Address?.Country);
        }

        if (company.RegisterNumber is { } register)
        {
            yield return new Identifier("register", register, company.Address?.Country);
        }
    }
}
