using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>Companies and contacts: search, create, fill.</summary>
internal sealed class WeclappRecords(WeclappCalls calls, WeclappFields fields, WeclappAttributes attributes, WeclappCompanies companies, WeclappCandidates candidates)
{
    public const string Entity = "party";

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given)
    {
        var map = fields.Mapping.Of(kind);
        var fitting = new Dictionary<string, string>(kind == RecordKind.Contact ? TwoNames.Of(given) : given, StringComparer.Ordinal);
        string[] unmapped = [.. fitting.Where(f => !map.TryGetValue(f.Key, out var theirs) || !HasPlace(theirs, f.Value)).Select(f => f.Key).Order(StringComparer.Ordinal)];
        foreach (var field in unmapped)
        {
            fitting.Remove(field);
        }

        return (fitting, unmapped);
    }

    public async Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var found = new List<JsonObject>();
        foreach (var conditions in kind == RecordKind.Company ? await candidates.OfCompanyAsync(given, cancellationToken) : await candidates.OfContactAsync(given, company, cancellationToken))
        {
            found.AddRange(await calls.ListAsync(Entity, conditions.With("partyType-eq", WeclappFields.TypeOf(kind)).With("sort", "createdDate,id"), WeclappCalls.MostRows, cancellationToken));
        }

        return await RecordsAsync(kind, [.. found.DistinctBy(party => VendorJson.Words(party["id"]), StringComparer.Ordinal)], cancellationToken);
    }

    public async Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) =>
        await PartyAsync(kind, id, cancellationToken) is { } party ? (await RecordsAsync(kind, [party], cancellationToken))[0] : null;

    /// <summary>The party as weclapp gives it; null when there is none of this kind.</summary>
    public async Task<JsonObject?> PartyAsync(RecordKind kind, string id, CancellationToken cancellationToken) =>
        await calls.FindAsync(Entity, id, cancellationToken) is { } party && IsOf(kind, party) ? party : null;

    public async Task<string> CreateAsync(RecordDraft draft, CancellationToken cancellationToken)
    {
        var body = await InOurWordsAsync(draft.Kind, () => fields.ValuesAsync(draft.Kind, draft.Fields, null, cancellationToken));
        body["partyType"] = WeclappFields.TypeOf(draft.Kind);
        if ((await attributes.AllAsync(cancellationToken)).TryGetValue(WeclappAttributes.Key, out var key))
        {
            WeclappAttributes.Put(body, body, [WeclappAttributes.ValueOf(key, draft.Key)!]);
        }

        var id = await InOurWordsAsync(draft.Kind, () => calls.CreateAsync(Entity, body, cancellationToken));
        if (draft.Company is { } company)
        {
            await LinkNewAsync(company.Id, id, cancellationToken);
        }

        return id;
    }

    public async Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken)
    {
        if (!(await attributes.AllAsync(cancellationToken)).TryGetValue(WeclappAttributes.Key, out var attribute))
        {
            return null;
        }

        var query = WeclappQuery.Of("partyType-eq", WeclappFields.TypeOf(kind)).With($"customAttribute{attribute.Id}-eq", key);
        var found = (await calls.ListAsync(Entity, query, WeclappCalls.MostRows, cancellationToken)).FirstOrDefault(party => WeclappAttributes.Text(party, attribute) == key);
        return found is null ? null : (await RecordsAsync(kind, [found], cancellationToken))[0];
    }

    public async Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken)
    {
        if (blanks.Count > 0)
        {
            // Lists are sent whole, so what stands has to be known; it has to be what was decided on.
            var party = await PartyAsync(known.Ref.Kind, known.Ref.Id, cancellationToken);
            if (party is null || WeclappCalls.VersionOf(party) != known.Version)
            {
                throw new VendorTrouble(WriteStatus.Conflict, "The record changed in weclapp meanwhile.");
            }

            var body = await InOurWordsAsync(known.Ref.Kind, () => fields.ValuesAsync(known.Ref.Kind, blanks, party, cancellationToken));
            await InOurWordsAsync(known.Ref.Kind, () => calls.UpdateAsync(Entity, party, body, cancellationToken));
        }

        if (company is not null)
        {
            await companies.LinkAsync(company.Id, known.Ref.Id, cancellationToken);
        }
    }

    /// <summary>Parties of this kind as records: weclapp may have left the condition out.</summary>
    public async Task<IReadOnlyList<CrmRecord>> RecordsAsync(RecordKind kind, IReadOnlyList<JsonObject> parties, CancellationToken cancellationToken)
    {
        JsonObject[] fitting = [.. parties.Where(party => IsOf(kind, party))];
        var of = kind == RecordKind.Contact && fitting.Length > 0
            ? await companies.OfAsync([.. fitting.Select(party => VendorJson.Words(party["id"])).OfType<string>()], cancellationToken)
            : new Dictionary<string, string>(StringComparer.Ordinal);
        var records = new List<CrmRecord>(fitting.Length);
        foreach (var party in fitting)
        {
            records.Add(await fields.RecordAsync(kind, party, of.GetValueOrDefault(VendorJson.Words(party["id"]) ?? ""), cancellationToken));
        }

        return records;
    }

    public static bool IsOf(RecordKind kind, JsonObject party) => VendorJson.Words(party["partyType"]) == WeclappFields.TypeOf(kind);

    private static bool HasPlace(string theirs, string value) => theirs switch
    {
        "salutation" => WeclappText.Salutation(value) is not null,
        "birthDate" => WeclappText.Day(value) is not null,
        _ => true,
    };

    /// <summary>The contact is there by now; what goes wrong from here on must not have it created a second time.</summary>
    private async Task LinkNewAsync(string company, string contact, CancellationToken cancellationToken)
    {
        try
        {
            await companies.LinkAsync(company, contact, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status != WriteStatus.Unknown)
        {
            throw new VendorTrouble(WriteStatus.Unknown, $"The contact was created and is not yet linked to its company. {trouble.Message}", trouble.RetryAfter, trouble);
        }
    }

    private async Task<T> InOurWordsAsync<T>(RecordKind kind, Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (VendorTrouble trouble) when (trouble.Refused.Count > 0)
        {
            string[] ours = [.. fields.Mapping.Of(kind).Where(f => trouble.Refused.Contains(f.Value, StringComparer.Ordinal)).Select(f => f.Key)];
            throw new VendorTrouble(trouble.Status, trouble.Message, trouble.RetryAfter, trouble) { Refused = ours };
        }
    }
}
