using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>Looks at an account and prepares it.</summary>
internal sealed class HubSpotSetup(HubSpotCalls calls, HubSpotProperties properties, HubSpotLists lists)
{
    private static readonly RecordKind[] Kinds = [RecordKind.Company, RecordKind.Contact];

    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var missing = new List<CrmMissing>();
        var mapped = new List<(RecordKind Kind, string Field, string Theirs)>();
        foreach (var kind in Kinds)
        {
            var types = await properties.TypesAsync(kind, cancellationToken, anew: true);
            missing.AddRange(HubSpotProperties.Own.Where(own => !types.ContainsKey(own.Name)).Select(own => new CrmMissing(What(kind, own.Name, own.Type), own.Why, CanBeCreated: true)));
            if (types.TryGetValue(HubSpotProperties.Key, out var key) && !key.IsUnique)
            {
                missing.Add(new CrmMissing($"unique values of {HubSpotText.Type(kind)}.{HubSpotProperties.Key}", "Somebody created it otherwise. Delete the property in HubSpot and provision again.", CanBeCreated: false));
            }

            mapped.AddRange(properties.Mapping.Of(kind).Where(f => types.ContainsKey(f.Value)).Select(f => (kind, f.Key, f.Value)));
            missing.AddRange(properties.Mapping.Of(kind).Where(f => !types.ContainsKey(f.Value)).Select(f => new CrmMissing(
                $"property {HubSpotText.Type(kind)}.{f.Value}", $"{f.Key} is mapped to it. Correct the mapping file.", CanBeCreated: false)));
        }

        var names = await TryAsync(lists.NamesAsync, "lists (scopes crm.lists.read, crm.lists.write)", "Contacts are put on no list.", missing, cancellationToken);
        await TryAsync(token => calls.GetAsync($"files/{HubSpotCalls.Version}/files/search?limit=1", token), "files (scope files)", "Protocols cannot be uploaded.", missing, cancellationToken);
        await TryAsync(token => calls.GetAsync($"{HubSpotCalls.Objects}/notes?limit=1", token), "notes (scopes crm.objects.contacts.read and .write)", "Checks are not logged on the record.", missing, cancellationToken);
        await TryAsync(
            token => calls.GetAsync($"communication-preferences/{HubSpotCalls.Version}/definitions", token),
            "subscriptions (scopes communication_preferences.read, subscriptions-definition-read, subscriptions-status-read)",
            "Opt-outs cannot be read, and so contacts are put on no list.",
            missing,
            cancellationToken);
        var account = await TryAsync(token => calls.GetAsync($"account-info/{HubSpotCalls.Version}/details", token), null, "", missing, cancellationToken);
        return new CrmProbe
        {
            Product = $"HubSpot, API {HubSpotCalls.Version}{(VendorJson.Text(account?["accountType"]) is { } type ? $", {type}" : "")}{(VendorJson.Text(account?["dataHostingLocation"]) is { } place ? $", data in {place}" : "")}",
            User = VendorJson.Text(account?["portalId"]) is { } portal ? $"key of account {portal}" : "key of an account that it may not name",
            Fields = mapped,
            Unmapped = [.. Kinds.SelectMany(Unmapped)],
            Lists = names ?? [],
            Missing = missing,
        };
    }

    /// <summary>Properties of our own; the key needs the scopes crm.schemas.companies.write and crm.schemas.contacts.write once.</summary>
    public async Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            foreach (var own in HubSpotProperties.Own.Where(own => missing.Any(m => m.What == What(kind, own.Name, own.Type))))
            {
                await CreateAsync(kind, own.Name, own.Type, own.Label, cancellationToken);
            }

            await properties.TypesAsync(kind, cancellationToken, anew: true);
        }
    }

    private async Task CreateAsync(RecordKind kind, string name, string type, string label, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["name"] = name,
            ["label"] = label,
            ["groupName"] = kind == RecordKind.Company ? "companyinformation" : "contactinformation",
            ["type"] = type,
            ["fieldType"] = type == "datetime" ? "date" : "text",
            ["hasUniqueValue"] = name == HubSpotProperties.Key,
            ["formField"] = false,
        };
        try
        {
            await calls.WriteAsync(HttpMethod.Post, $"crm/properties/{HubSpotCalls.Version}/{HubSpotText.Type(kind)}", body, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            // It is there, or in the archive; the next probe shows which.
        }
    }

    private static string What(RecordKind kind, string name, string type) => $"property {HubSpotText.Type(kind)}.{name} ({type})";

    /// <summary>What the key may not is missing, and no reason to see nothing of the rest.</summary>
    private static async Task<T?> TryAsync<T>(
        Func<CancellationToken, Task<T>> call, string? what, string why, List<CrmMissing> missing, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await call(cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected || trouble.RetryAfter == HubSpotErrors.ByPeople)
        {
            if (what is not null)
            {
                missing.Add(new CrmMissing(what, $"{why} {trouble.Message}", CanBeCreated: false));
            }

            return null;
        }
    }

    private IEnumerable<(RecordKind Kind, string Field)> Unmapped(RecordKind kind)
    {
        string[] others = kind == RecordKind.Company
            ? [CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.JobTitle, CrmFields.BirthDate, CrmFields.Nationality]
            : [CrmFields.VatId, CrmFields.RegisterNumber, CrmFields.Name];
        return CrmFields.All.Except(properties.Mapping.Of(kind).Keys).Except(others).Select(field => (kind, field));
    }
}
