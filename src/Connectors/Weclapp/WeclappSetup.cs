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
        var missing = new List<CrmMissing>();
        var there = await TryAsync(token => attributes.AllAsync(token, anew: true), $"right to read {WeclappAttributes.Entity}", missing, cancellationToken);
        if (there is not null)
        {
            missing.AddRange(OwnMissing(there));
        }

        var mapped = new List<(RecordKind, string, string)>();
        foreach (var kind in Kinds)
        {
            var known = fields.Mapping.Of(kind).ToLookup(m => WeclappFields.IsProperty(m.Value) || there?.ContainsKey(m.Value) is not false);
            mapped.AddRange(known[true].Select(m => (kind, m.Key, m.Value)));
            missing.AddRange(known[false].Select(m => new CrmMissing($"additional field {m.Value} of parties", $"{m.Key} is mapped to it. Correct the mapping file.", CanBeCreated: false)));
        }

        await TryRightsAsync(missing, cancellationToken);
        return new CrmProbe
        {
            Product = "weclapp, API version 2",
            User = "user of the API token",
            Fields = mapped,
            Unmapped = [.. Kinds.SelectMany(kind => CrmFields.All.Except(fields.Mapping.Of(kind).Keys).Except(OfNobody(kind)).Select(field => (kind, field)))],
            Lists = await TryAsync(lists.NamesAsync, "right to read tag", missing, cancellationToken) ?? [],
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

    private static IEnumerable<CrmMissing> OwnMissing(IReadOnlyDictionary<string, WeclappAttribute> there) => WeclappAttributes.Own
        .Where(own => !there.TryGetValue(own.Key, out var known) || known.Type != own.Type)
        .Select(own => there.TryGetValue(own.Key, out var known)
            ? new CrmMissing(What(own.Key, own.Type), $"There is one of type {known.Type}. Rename its key in weclapp.", CanBeCreated: false)
            : new CrmMissing(What(own.Key, own.Type), own.Why, CanBeCreated: true));

    /// <summary>An upload knows no dryRun, so of documents only the reading is tried; both need a party to be tried on.</summary>
    private async Task TryRightsAsync(List<CrmMissing> missing, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            await TryAsync(WeclappRecords.Entity, DraftOf(kind), $"right to create {WeclappRecords.Entity} ({WeclappFields.TypeOf(kind)})", missing, cancellationToken);
        }

        await TryAsync("tag", new JsonObject { ["name"] = "WorkflowConnect" }, "right to create tag", missing, cancellationToken);
        var parties = await TryAsync(token => calls.ListAsync(WeclappRecords.Entity, WeclappQuery.Empty, 1, token), $"right to read {WeclappRecords.Entity}", missing, cancellationToken);
        if (parties is null)
        {
            return;
        }

        if (!await companies.CanBeFoundAsync(cancellationToken))
        {
            missing.Add(new CrmMissing("condition on contacts.id", "weclapp leaves it out, so that the company of a contact is not found. Contacts cannot be written to this weclapp.", CanBeCreated: false));
        }

        if (parties.Count > 0 && VendorJson.Words(parties[0]["id"]) is { } id)
        {
            await TryAsync("comment", WeclappItems.CommentOn(id, "WorkflowConnect"), "right to create comment", missing, cancellationToken);
            await TryAsync(token => calls.ListAsync("document", WeclappItems.On(id), 1, token), "right to read document", missing, cancellationToken);
        }
    }

    private async Task TryAsync(string entity, JsonObject draft, string what, List<CrmMissing> missing, CancellationToken cancellationToken) => await TryAsync(
        async token =>
        {
            await calls.TryCreateAsync(entity, draft, token);
            return draft;
        },
        what,
        missing,
        cancellationToken);

    /// <summary>What the token may not is missing, and no reason to see nothing of the rest. A refused token is.</summary>
    private static async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> call, string what, List<CrmMissing> missing, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await call(cancellationToken);
        }
        catch (VendorTrouble trouble) when ((trouble.Status == WriteStatus.Rejected || trouble.RetryAfter == WeclappErrors.ByPeople) && trouble.Message != WeclappErrors.KeyRefused)
        {
            missing.Add(new CrmMissing(what, trouble.Message, CanBeCreated: false));
            return null;
        }
    }

    private static string What(string key, string type) => $"additional field {key} of parties ({type})";

    private static string[] OfNobody(RecordKind kind) => kind == RecordKind.Company
        ? [CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.JobTitle, CrmFields.BirthDate, CrmFields.Nationality]
        : [CrmFields.Name, CrmFields.VatId, CrmFields.RegisterNumber, CrmFields.Website];
}
