using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>Companies (<c>Account</c>) and contacts (<c>Contact</c>).</summary>
internal sealed class SalesforceRecords(SalesforceCalls calls, SalesforceFields fields, SalesforceRows rows)
{
    /// <summary>Rows that a search looks at.</summary>
    private const int MostRows = 200;

    /// <summary>A duplicate rule that warns is answered: that these are others is known here. One that blocks cannot be.</summary>
    private static readonly (string Name, string Value) AllowSave = ("Sforce-Duplicate-Rule-Header", "allowSave=true");

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given)
    {
        var map = fields.Mapping.Of(kind);
        var fitting = new Dictionary<string, string>(kind == RecordKind.Contact ? TwoNames.Of(given) : given, StringComparer.Ordinal);
        string[] unmapped = [.. fitting.Keys.Where(field => !map.ContainsKey(field)).Order(StringComparer.Ordinal)];
        foreach (var field in unmapped)
        {
            fitting.Remove(field);
        }

        return (fitting, unmapped);
    }

    public async Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var there = await fields.OfAsync(kind, cancellationToken);
        var either = kind == RecordKind.Company ? OfCompany(given, there) : OfContact(given, company, there);
        return either.Count == 0 ? [] : await ListAsync(there, kind, $"({string.Join(" OR ", either)})", "CreatedDate, Id", MostRows, cancellationToken);
    }

    public async Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) =>
        SalesforceText.IsId(id) ? await OneAsync(await fields.OfAsync(kind, cancellationToken), kind, $"Id = {SalesforceText.Quote(id)}", cancellationToken) : null;

    /// <summary>By our own key in the address: sent again, it is the same record.</summary>
    public async Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken)
    {
        var there = await fields.WithOwnAsync(draft.Kind, [SalesforceFields.Key], cancellationToken);
        var values = await rows.ValuesAsync(there, draft.Kind, draft.Fields, cancellationToken);
        if (draft.Company is { } company)
        {
            values[SalesforceFields.Company] = company.Id;
        }

        var made = await InOurWordsAsync(
            there, draft.Kind, () => calls.WriteAsync(HttpMethod.Patch, $"sobjects/{there.Name}/{SalesforceFields.Key}/{Uri.EscapeDataString(draft.Key)}", values, cancellationToken, isDistinct ? [AllowSave] : []));
        return VendorJson.Text(made?["id"]) is { } id && SalesforceText.IsId(id) ? id : throw SalesforceErrors.NotSalesforce(isWrite: true);
    }

    public async Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken)
    {
        var there = await fields.OfAsync(kind, cancellationToken);
        return SalesforceFields.HasOwn(there, SalesforceFields.Key) ? await OneAsync(there, kind, $"{SalesforceFields.Key} = {SalesforceText.Quote(key)}", cancellationToken) : null;
    }

    /// <summary>
    /// Only while nobody has changed the record since it was read, as exactly as Salesforce can tell: its times have whole
    /// seconds, and the second of the last change itself is let through, or a record could not be written twice within one.
    /// </summary>
    public async Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken)
    {
        var kind = known.Ref.Kind;
        var there = await fields.OfAsync(kind, cancellationToken);
        var values = await rows.ValuesAsync(there, kind, blanks, cancellationToken);
        if (company is not null)
        {
            values[SalesforceFields.Company] = company.Id;
        }

        var read = SalesforceText.Time(JsonValue.Create(known.Version))?.AddSeconds(1).ToString("R", CultureInfo.InvariantCulture);
        await InOurWordsAsync(there, kind, () => calls.WriteAsync(HttpMethod.Patch, PathOf(known.Ref), values, cancellationToken, read is null ? [AllowSave] : [AllowSave, ("If-Unmodified-Since", read)]));
    }

    public async Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken)
    {
        await fields.WithOwnAsync(mark.Record.Kind, [SalesforceFields.LastScreened, SalesforceFields.Status, SalesforceFields.Protocol, SalesforceFields.Block], cancellationToken);
        var values = new JsonObject
        {
            [SalesforceFields.LastScreened] = SalesforceText.Time(mark.At),
            [SalesforceFields.Status] = mark.Outcome,
            [SalesforceFields.Protocol] = mark.ProtocolNumber,
            [SalesforceFields.Block] = mark.Block.ToString().ToLowerInvariant(),
        };
        await calls.WriteAsync(HttpMethod.Patch, PathOf(mark.Record), values, cancellationToken, AllowSave);
    }

    /// <summary>By id, or by time of change and id: many records may share a second.</summary>
    public async Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        var there = request.ScreenedBefore is null
            ? await fields.OfAsync(request.Kind, cancellationToken)
            : await fields.WithOwnAsync(request.Kind, [SalesforceFields.LastScreened], cancellationToken);
        var all = new List<string>();
        if (request.ScreenedBefore is { } before)
        {
            all.Add($"({SalesforceFields.LastScreened} = null OR {SalesforceFields.LastScreened} < {SalesforceText.Time(before)})");
        }

        var byChange = request.ChangedSince is not null;
        if (request.Cursor?.Split('|') is [.. var changed, var last] && SalesforceText.IsId(last))
        {
            all.Add(byChange && changed is [var text] && SalesforceText.Time(JsonValue.Create(text)) is { } at
                ? $"(SystemModstamp > {SalesforceText.Time(at)} OR (SystemModstamp = {SalesforceText.Time(at)} AND Id > {SalesforceText.Quote(last)}))"
                : $"Id > {SalesforceText.Quote(last)}");
        }
        else if (request.ChangedSince is { } since)
        {
            all.Add($"SystemModstamp >= {SalesforceText.Time(since)}");
        }

        var size = Math.Clamp(request.PageSize, 1, 500);
        var records = await ListAsync(there, request.Kind, all.Count == 0 ? null : string.Join(" AND ", all), byChange ? "SystemModstamp, Id" : "Id", size, cancellationToken);
        return new CrmPage(records, records.Count < size ? null : byChange ? $"{SalesforceText.Time(records[^1].ModifiedAt)}|{records[^1].Ref.Id}" : records[^1].Ref.Id);
    }

    public static string PathOf(RecordRef record) => SalesforceText.IsId(record.Id)
        ? $"sobjects/{SalesforceText.Type(record.Kind)}/{record.Id}"
        : throw new VendorTrouble(WriteStatus.Rejected, "There is no such record in Salesforce.");

    private async Task<CrmRecord?> OneAsync(SalesforceObject there, RecordKind kind, string where, CancellationToken cancellationToken) =>
        await ListAsync(there, kind, where, "CreatedDate, Id", 1, cancellationToken) is [var record, ..] ? record : null;

    private async Task<IReadOnlyList<CrmRecord>> ListAsync(SalesforceObject there, RecordKind kind, string? where, string order, int most, CancellationToken cancellationToken)
    {
        var soql = $"SELECT {fields.Select(there, kind)} FROM {there.Name}{(where is null ? "" : $" WHERE {where}")} ORDER BY {order} LIMIT {most}";
        return [.. (await calls.QueryAsync(soql, cancellationToken)).Select(row => rows.RecordOf(there, kind, row))];
    }

    private List<string> OfCompany(IReadOnlyDictionary<string, string> given, SalesforceObject there)
    {
        var either = new List<string>();
        foreach (var field in new[] { CrmFields.VatId, CrmFields.RegisterNumber })
        {
            if (given.TryGetValue(field, out var number) && fields.Mapping.Of(RecordKind.Company).TryGetValue(field, out var theirs) && there.Fields.ContainsKey(theirs))
            {
                either.Add($"{theirs} IN {SalesforceText.Quote(new[] { number, MatchKeys.Code(number) }.Distinct(StringComparer.Ordinal))}");
            }
        }

        if (given.TryGetValue(CrmFields.Name, out var name))
        {
            either.Add($"{fields.Theirs(there, RecordKind.Company, CrmFields.Name)} LIKE {SalesforceText.Quote(NamePattern.OfCompany(name))}");
        }

        return either;
    }

    private List<string> OfContact(IReadOnlyDictionary<string, string> given, RecordRef? company, SalesforceObject there)
    {
        var either = new List<string>();
        var map = fields.Mapping.Of(RecordKind.Contact);
        if (MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email && map.TryGetValue(CrmFields.Email, out var address) && there.Fields.ContainsKey(address))
        {
            either.Add($"{address} = {SalesforceText.Quote(email)}");
        }

        if (company is not null && SalesforceText.IsId(company.Id))
        {
            either.Add($"({SalesforceFields.Company} = {SalesforceText.Quote(company.Id)} AND {map[CrmFields.FamilyName]} LIKE {SalesforceText.Quote(NamePattern.OfPerson(given))})");
        }

        return either;
    }

    private async Task<T> InOurWordsAsync<T>(SalesforceObject there, RecordKind kind, Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (VendorTrouble trouble) when (trouble.Refused.Count > 0)
        {
            throw new VendorTrouble(trouble.Status, trouble.Message, trouble.RetryAfter, trouble) { Refused = rows.Ours(there, kind, trouble.Refused) };
        }
    }
}
