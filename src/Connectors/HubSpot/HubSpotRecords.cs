using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>Companies and contacts.</summary>
internal sealed class HubSpotRecords(HubSpotCalls calls, HubSpotProperties properties)
{
    /// <summary>HubSpot's number for a contact's primary company; a contact may have more companies.</summary>
    private const int PrimaryCompany = 1;
    private const int MostCandidates = 200;

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given)
    {
        var map = properties.Mapping.Of(kind);
        var fields = new Dictionary<string, string>(given, StringComparer.Ordinal);
        if (kind == RecordKind.Contact && map.ContainsKey(CrmFields.FamilyName) && fields.Remove(CrmFields.Name, out var name) && !fields.ContainsKey(CrmFields.FamilyName))
        {
            var (first, family) = TwoNames.Split(name);
            fields[CrmFields.FamilyName] = family;
            if (first.Length > 0)
            {
                fields.TryAdd(CrmFields.GivenName, first);
            }
        }

        string[] unmapped = [.. fields.Keys.Where(f => !map.ContainsKey(f)).Order(StringComparer.Ordinal)];
        foreach (var field in unmapped)
        {
            fields.Remove(field);
        }

        return (fields, unmapped);
    }

    /// <summary>
    /// An address is looked up in the records themselves. A name is searched in the index, which lags behind: what it finds is
    /// read anew, so that a value that was filled meanwhile is not taken for a blank.
    /// </summary>
    public async Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var map = properties.Mapping.Of(kind);
        if (kind == RecordKind.Company)
        {
            var types = await properties.TypesAsync(kind, cancellationToken);
            return await FindAsync(kind, HubSpotCandidates.OfCompany(given, field => map.TryGetValue(field, out var theirs) && types.ContainsKey(theirs) ? theirs : null), cancellationToken);
        }

        IReadOnlyList<CrmRecord> found = [];
        if (MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email && map.TryGetValue(CrmFields.Email, out var emailProperty))
        {
            found = emailProperty == "email"
                ? RecordsOf(kind, await calls.BatchAsync("contacts", [email], properties.Names(kind), "email", cancellationToken))
                : await FindAsync(kind, [HubSpotCandidates.Group(HubSpotCandidates.Is(emailProperty, "EQ", email))], cancellationToken);
        }

        return company is null || !map.TryGetValue(CrmFields.FamilyName, out var family) || RecordChoice.Among(kind, given, company, found) is not null
            ? found
            : [.. found, .. await FindAsync(kind, HubSpotCandidates.OfContact(given, company, family), cancellationToken)];
    }

    public async Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => VendorJson.IsId(id)
        && await calls.FindAsync($"{Path(kind, id)}?properties={string.Join(',', properties.Names(kind))}{(kind == RecordKind.Contact ? "&associations=companies" : "")}", cancellationToken) is { } row
        && VendorJson.Text(row["archived"]) != "true"
            ? properties.RecordOf(kind, row)
            : null;

    /// <summary>By the key of the write, in the records themselves and not in the index.</summary>
    public async Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken) =>
        (await properties.TypesAsync(kind, cancellationToken)).ContainsKey(HubSpotProperties.Key)
        && await calls.FindAsync($"{Path(kind, key)}?idProperty={HubSpotProperties.Key}&properties={string.Join(',', properties.Names(kind))}", cancellationToken) is { } row
            ? properties.RecordOf(kind, row)
            : null;

    public async Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken)
    {
        if (isDistinct)
        {
            throw new VendorTrouble(
                WriteStatus.Duplicate,
                "Another record in HubSpot has this e-mail address, or another value that HubSpot allows once, and is somebody else. Nothing was written: give one of the two another address, or merge them in HubSpot.");
        }

        await properties.RequireAsync(draft.Kind, [HubSpotProperties.Key], cancellationToken);
        var values = await properties.ValuesAsync(draft.Kind, draft.Fields, cancellationToken);
        values[HubSpotProperties.Key] = draft.Key;
        var body = new JsonObject { ["properties"] = values, ["associations"] = draft.Company is { } company ? Association(company.Id, PrimaryCompany) : [] };

        try
        {
            return IdOf(await calls.WriteAsync(HttpMethod.Post, $"{HubSpotCalls.Objects}/{HubSpotText.Type(draft.Kind)}", body, cancellationToken));
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            // The twin may be our own create, whose answer was lost.
            if (await FindCreatedAsync(draft.Kind, draft.Key, cancellationToken) is not { } created)
            {
                throw;
            }

            return created.Ref.Id;
        }
    }

    public async Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken)
    {
        var values = await properties.ValuesAsync(known.Ref.Kind, blanks, cancellationToken);
        if (values.Count > 0)
        {
            await PatchAsync(known.Ref, values, cancellationToken);
        }

        if (company is not null)
        {
            await calls.WriteAsync(HttpMethod.Put, $"{Path(known.Ref.Kind, known.Ref.Id)}/associations/companies/{company.Id}", Types(PrimaryCompany), cancellationToken);
        }
    }

    public async Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken)
    {
        await properties.RequireAsync(mark.Record.Kind, [HubSpotProperties.LastScreened, HubSpotProperties.Status, HubSpotProperties.Protocol, HubSpotProperties.Block], cancellationToken);
        var values = new JsonObject
        {
            [HubSpotProperties.LastScreened] = HubSpotText.Time(mark.At),
            [HubSpotProperties.Status] = mark.Outcome,
            [HubSpotProperties.Protocol] = mark.ProtocolNumber ?? "",
            [HubSpotProperties.Block] = mark.Block.ToString().ToLowerInvariant(),
        };
        await PatchAsync(mark.Record, values, cancellationToken);
    }

    public static string Path(RecordKind kind, string id) => $"{HubSpotCalls.Objects}/{HubSpotText.Type(kind)}/{id}";

    public static string IdOf(JsonObject row) => VendorJson.Text(row["id"]) ?? throw HubSpotErrors.Of(502, null, null, isWrite: true);

    /// <summary>A link of one of HubSpot's own types to a record.</summary>
    public static JsonArray Association(string id, int type) =>
    [
        new JsonObject
        {
            ["to"] = new JsonObject { ["id"] = id },
            ["types"] = Types(type),
        },
    ];

    private static JsonArray Types(int type) => [new JsonObject { ["associationCategory"] = "HUBSPOT_DEFINED", ["associationTypeId"] = type }];

    private async Task PatchAsync(RecordRef record, JsonObject values, CancellationToken cancellationToken)
    {
        try
        {
            await calls.WriteAsync(HttpMethod.Patch, Path(record.Kind, record.Id), new JsonObject { ["properties"] = values }, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            throw new VendorTrouble(WriteStatus.Duplicate, "Another record in HubSpot has a value that was to be filled in here and that HubSpot allows once, such as the e-mail address. Nothing was written.");
        }
    }

    private async Task<IReadOnlyList<CrmRecord>> FindAsync(RecordKind kind, JsonArray groups, CancellationToken cancellationToken)
    {
        if (groups.Count == 0)
        {
            return [];
        }

        var query = new JsonObject
        {
            ["filterGroups"] = groups,
            ["sorts"] = new JsonArray(),
            ["properties"] = new JsonArray("hs_object_id"),
            ["limit"] = MostCandidates,
        };
        var ids = (await calls.SearchAsync(HubSpotText.Type(kind), query, cancellationToken)).Select(row => VendorJson.Text(row["id"])).OfType<string>().ToList();
        return ids.Count == 0 ? [] : RecordsOf(kind, await calls.BatchAsync(HubSpotText.Type(kind), ids, properties.Names(kind), null, cancellationToken));
    }

    private IReadOnlyList<CrmRecord> RecordsOf(RecordKind kind, IReadOnlyList<JsonObject> rows) =>
        [.. rows.Select(row => properties.RecordOf(kind, row)).OrderBy(record => record.Ref.Id.Length).ThenBy(record => record.Ref.Id, StringComparer.Ordinal)];
}
