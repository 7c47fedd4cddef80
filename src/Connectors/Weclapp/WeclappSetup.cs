using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>Looks at a weclapp and prepares it. Whether records may be created is tried with <c>dryRun</c>, which writes nothing and checks rights and mandatory fields.</summary>
internal sealed class WeclappSetup(WeclappCalls calls, WeclappFields fields, WeclappAttributes attributes, WeclappCompanies companies, WeclappLists lists)
{
    private static readonly RecordKind[] Kinds = [RecordKind.Company, RecordKind.Contact];

    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var there = await attributes.AllAsync(cancellationToken, anew: true);
        var missing = WeclappAttributes.Own.Where(own => !there.ContainsKey(own.Key)).Select(own => new CrmMissing(What(own.Key, own.Type), own.Why, CanBeCreated: true)).ToList();
        missing.AddRange(WeclappAttributes.Own.Where(own => there.TryGetValue(own.Key, out var known) && known.Type != own.Type).Select(own =>
            new CrmMissing(What(own.Key, own.Type), $"There is one of type {there[own.Key].Type}. Rename its key in weclapp.", CanBeCreated: false)));
        var mapped = new List<(RecordKind, string, string)>();
        foreach (var kind in Kinds)
        {
            var known = fields.Mapping.Of(kind).ToLookup(m => WeclappFields.IsProperty(m.Value) || there.ContainsKey(m.Value));
            mapped.AddRange(known[true].Select(m => (kind, m.Key, m.Value)));
            missing.AddRange(known[false].Select(m => new CrmMissing($"additional field {m.Value} of parties", $"{m.Key} is mapped to it. Correct the mapping file.", CanBeCreated: false)));
            await TryAsync(WeclappRecords.Entity, DraftOf(kind), $"right to create a party ({WeclappFields.TypeOf(kind)})", missing, cancellationToken);
        }

        await TryAsync("tag", new JsonObject { ["name"] = "WorkflowConnect" }, "right to create a tag", missing, cancellationToken);
        if (!await companies.CanBeFoundAsync(cancellationToken))
        {
            missing.Add(new CrmMissing("condition on contacts.id", "weclapp leaves it out, so that the company of a contact is not found. Contacts cannot be written to this weclapp.", CanBeCreated: false));
        }

        return new CrmProbe
        {
            Product = "weclapp, API version 2",
            User = "user of the API token",
            Fields = mapped,
            Unmapped = [.. Kinds.SelectMany(kind => CrmFields.All.Except(fields.Mapping.Of(kind).Keys).Except(OfNobody(kind)).Select(field => (kind, field)))],
            Lists = await lists.NamesAsync(cancellationToken),
            Missing = missing,
        };
    }

    /// <summary>Additional fields of our own; the token's user has to be an administrator once.</summary>
    public async Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken)
    {
        foreach (var (key, type, label, _) in WeclappAttributes.Own.Where(own => missing.Any(m => m.CanBeCreated && m.What == What(own.Key, own.Type))))
        {
            await calls.CreateAsync(WeclappAttributes.Entity, WeclappAttributes.DefinitionOf(key, type, label), cancellationToken);
        }

        await attributes.AllAsync(cancellationToken, anew: true);
    }

    private static JsonObject DraftOf(RecordKind kind) => new()
    {
        ["partyType"] = WeclappFields.TypeOf(kind),
        [kind == RecordKind.Company ? "company" : "lastName"] = "WorkflowConnect",
    };

    /// <summary>What the token may not is missing, and no reason to see nothing of the rest.</summary>
    private async Task TryAsync(string entity, JsonObject draft, string what, List<CrmMissing> missing, CancellationToken cancellationToken)
    {
        try
        {
            await calls.TryCreateAsync(entity, draft, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected || trouble.RetryAfter == WeclappErrors.ByPeople)
        {
            missing.Add(new CrmMissing(what, trouble.Message, CanBeCreated: false));
        }
    }

    private static string What(string key, string type) => $"additional field {key} of parties ({type})";

    private static string[] OfNobody(RecordKind kind) => kind == RecordKind.Company
        ? [CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.JobTitle, CrmFields.BirthDate, CrmFields.Nationality]
        : [CrmFields.Name, CrmFields.VatId, CrmFields.RegisterNumber, CrmFields.Website];
}
