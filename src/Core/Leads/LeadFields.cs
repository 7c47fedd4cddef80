using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Leads;

/// <summary>A lead's values under the field names of the CRM port; blank ones are left out.</summary>
public static class LeadFields
{
    public static IReadOnlyDictionary<string, string> OfCompany(LeadCompany company)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(fields, CrmFields.Name, company.Name);
        Put(fields, CrmFields.Website, company.Website);
        Put(fields, CrmFields.Email, company.Email);
        Put(fields, CrmFields.Phone, company.Phone);
        Put(fields, CrmFields.VatId, company.VatId);
        Put(fields, CrmFields.RegisterNumber, company.RegisterNumber);
        Put(fields, company.Address);
        return fields;
    }

    public static IReadOnlyDictionary<string, string> OfPerson(LeadPerson person)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(fields, CrmFields.Name, LeadParties.NameOf(person));
        Put(fields, CrmFields.Salutation, person.Salutation);
        Put(fields, CrmFields.Title, person.Title);
        Put(fields, CrmFields.GivenName, person.GivenName);
        Put(fields, CrmFields.FamilyName, person.FamilyName);
        Put(fields, CrmFields.Email, person.Email);
        Put(fields, CrmFields.Phone, person.Phone);
        Put(fields, CrmFields.JobTitle, person.JobTitle);
        Put(fields, CrmFields.BirthDate, person.BirthDate?.ToString());
        Put(fields, CrmFields.Nationality, person.Nationality);
        Put(fields, person.Address);
        return fields;
    }

    private static void Put(Dictionary<string, string> fields, Address? address)
    {
        Put(fields, CrmFields.Street, address?.Street);
        Put(fields, CrmFields.PostalCode, address?.PostalCode);
        Put(fields, CrmFields.City, address?.City);
        Put(fields, CrmFields.Country, address?.Country);
    }

    private static void Put(Dictionary<string, string> fields, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            fields[name] = value.Trim();
        }
    }
}
