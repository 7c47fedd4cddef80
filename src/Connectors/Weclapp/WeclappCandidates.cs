using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>Conditions under which a record is found however its name is written; what fits of what they find is compared here.</summary>
internal sealed class WeclappCandidates(WeclappFields fields, WeclappCompanies companies)
{
    /// <summary>Contacts of a company in one address.</summary>
    private const int MostIds = 100;

    public async Task<IReadOnlyList<WeclappQuery>> OfCompanyAsync(IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        var either = new List<(string, string)>();
        foreach (var field in new[] { CrmFields.VatId, CrmFields.RegisterNumber })
        {
            if (given.TryGetValue(field, out var number) && await fields.PlaceAsync(RecordKind.Company, field, cancellationToken) is { } place)
            {
                either.AddRange(new[] { number, MatchKeys.Code(number) }.Distinct(StringComparer.Ordinal).Select(value => ($"{place}-eq", value)));
            }
        }

        if (given.TryGetValue(CrmFields.Name, out var name) && await fields.PlaceAsync(RecordKind.Company, CrmFields.Name, cancellationToken) is { } names)
        {
            either.Add(($"{names}-ilike", NamePattern.OfCompany(name)));
        }

        return either.Count == 0 ? [] : [WeclappQuery.Empty.Either("", either)];
    }

    /// <summary>Persons with the address, and those of the company with the family name.</summary>
    public async Task<IReadOnlyList<WeclappQuery>> OfContactAsync(IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var queries = new List<WeclappQuery>();
        if (MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email && await fields.PlaceAsync(RecordKind.Contact, CrmFields.Email, cancellationToken) is { } emails)
        {
            queries.Add(WeclappQuery.Of($"{emails}-ilike", email));
        }

        if (company is not null && await fields.PlaceAsync(RecordKind.Contact, CrmFields.FamilyName, cancellationToken) is { } names)
        {
            foreach (var part in (await companies.ContactsAsync(company.Id, cancellationToken)).Chunk(MostIds))
            {
                queries.Add(WeclappQuery.Of($"{names}-ilike", NamePattern.OfPerson(given)).In("id-in", part));
            }
        }

        return queries;
    }
}
