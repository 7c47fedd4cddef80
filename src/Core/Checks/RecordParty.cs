using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Checks;

/// <summary>A CRM record as the matcher sees it.</summary>
public static class RecordParty
{
    public static Party Of(CrmRecord record)
    {
        var fields = record.Fields;
        var company = record.Ref.Kind == RecordKind.Company;
        var country = fields.GetValueOrDefault(CrmFields.Country);
        var origin = company ? country : fields.GetValueOrDefault(CrmFields.Nationality);
        return new Party
        {
            Kind = company ? PartyKind.Company : PartyKind.Person,
            Name = NameOf(fields),
            GivenName = fields.GetValueOrDefault(CrmFields.GivenName),
            FamilyName = fields.GetValueOrDefault(CrmFields.FamilyName),
            BirthDate = PartialDate.TryParse(fields.GetValueOrDefault(CrmFields.BirthDate), out var born) ? born : null,
            Countries = origin is null ? [] : [origin],
            Addresses = Address(fields) is { } address ? [address] : [],
            Identifiers = [.. Numbers(fields, country)],
        };
    }

    private static string NameOf(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault(CrmFields.Name)
        ?? string.Join(' ', new[] { fields.GetValueOrDefault(CrmFields.GivenName), fields.GetValueOrDefault(CrmFields.FamilyName) }
            .Where(part => part is not null));

    private static Address? Address(IReadOnlyDictionary<string, string> fields)
    {
        var address = new Address
        {
            Street = fields.GetValueOrDefault(CrmFields.Street),
            PostalCode = fields.GetValueOrDefault(CrmFields.PostalCode),
            City = fields.GetValueOrDefault(CrmFields.City),
            Country = fields.GetValueOrDefault(CrmFields.Country),
        };
        return address == new Address() ? null : address;
    }

    private static IEnumerable<Identifier> Numbers(IReadOnlyDictionary<string, string> fields, string? country)
    {
        if (fields.TryGetValue(CrmFields.VatId, out var vat))
        {
            yield return new Identifier("vat", vat, country);
        }

        if (fields.TryGetValue(CrmFields.RegisterNumber, out var register))
        {
            yield return new Identifier("register", register, country);
        }
    }
}
