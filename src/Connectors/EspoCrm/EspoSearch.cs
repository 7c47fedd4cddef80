using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>Conditions by which records are found that may be the given one; one of them is enough.</summary>
/// <param name="mapping">Names of the fields.</param>
/// <param name="there">The fields that this EspoCRM has: an unknown one fails the whole search.</param>
internal sealed class EspoSearch(Mapping mapping, IReadOnlyDictionary<string, JsonObject> there)
{
    /// <summary>However the name is spelt.</summary>
    public IReadOnlyList<EspoFilter> Likely(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company) => kind == RecordKind.Company
        ? OfCompany(given, name => EspoFilter.Like(mapping.Of(kind)[CrmFields.Name], NamePattern.OfCompany(name)))
        : OfContact(given, company, () => EspoFilter.Like(mapping.Of(kind)[CrmFields.FamilyName], NamePattern.OfPerson(given)));

    /// <summary>The name as it is given.</summary>
    public IReadOnlyList<EspoFilter> Exact(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company) => kind == RecordKind.Company
        ? OfCompany(given, name => EspoFilter.Is(mapping.Of(kind)[CrmFields.Name], name))
        : OfContact(given, company, () => EspoFilter.Is(mapping.Of(kind)[CrmFields.FamilyName], TwoNames.Of(given)[CrmFields.FamilyName]));

    private List<EspoFilter> OfCompany(IReadOnlyDictionary<string, string> given, Func<string, EspoFilter> called)
    {
        var either = new List<EspoFilter>();
        foreach (var field in new[] { CrmFields.VatId, CrmFields.RegisterNumber })
        {
            if (given.TryGetValue(field, out var number) && mapping.Of(RecordKind.Company).TryGetValue(field, out var theirs) && there.ContainsKey(theirs))
            {
                either.Add(EspoFilter.Is(theirs, number));
                either.Add(EspoFilter.Is(theirs, MatchKeys.Code(number)));
            }
        }

        if (given.TryGetValue(CrmFields.Name, out var name))
        {
            either.Add(called(name));
        }

        return either;
    }

    private static List<EspoFilter> OfContact(IReadOnlyDictionary<string, string> given, RecordRef? company, Func<EspoFilter> called)
    {
        var either = new List<EspoFilter>();
        if (MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email)
        {
            either.Add(EspoFilter.Is(EspoAddresses.Field, email));
        }

        if (company is not null)
        {
            either.Add(EspoFilter.Both(EspoFilter.Is("accountId", company.Id), called()));
        }

        return either;
    }
}
