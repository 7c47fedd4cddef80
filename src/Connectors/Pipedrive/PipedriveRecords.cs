using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>
/// Organizations and persons. Pipedrive has no unique key and no lock: a lost create is found among the newest records by a
/// field of our own, and what the search shows is read anew before it is compared.
/// </summary>
internal sealed class PipedriveRecords(PipedriveCalls calls, PipedriveFields fields, PipedriveRows rows)
{
    private const int MostIds = 100;

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given)
    {
        var map = fields.Mapping.Of(kind);
        var fitting = new Dictionary<string, string>(given, StringComparer.Ordinal);
        if (kind == RecordKind.Contact)
        {
            // One name holds both; that there are two of them elsewhere is nothing that Pipedrive lacks.
            var whole = given.GetValueOrDefault(CrmFields.Name) ?? string.Join(' ', new[] { CrmFields.GivenName, CrmFields.FamilyName }.Select(name => given.GetValueOrDefault(name)).OfType<string>());
            fitting[CrmFields.Name] = whole.Length > 0 ? whole : given.GetValueOrDefault(CrmFields.Email) ?? "?";
            foreach (var name in new[] { CrmFields.GivenName, CrmFields.FamilyName }.Where(name => !map.ContainsKey(name)))
            {
                fitting.Remove(name);
            }
        }

        string[] unmapped = [.. fitting.Keys.Where(field => !map.ContainsKey(field)).Order(StringComparer.Ordinal)];
        foreach (var field in unmapped)
        {
            fitting.Remove(field);
        }

        return (fitting, unmapped);
    }

    public async Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (term, field, isExact) in await TermsAsync(kind, given, cancellationToken))
        {
            var found = await calls.SearchAsync(kind, term, field, isExact, cancellationToken);
            ids.UnionWith(found.Where(row => isExact || MatchKeys.CompanyName(VendorJson.Text(row["name"])) == MatchKeys.CompanyName(given.GetValueOrDefault(CrmFields.Name))).Select(PipedriveText.IdOf));
        }

        var records = await ReadAsync(kind, [.. ids], given, cancellationToken);
        return kind == RecordKind.Company || company is null || RecordChoice.Among(kind, given, company, records) is not null
            ? records
            : [.. records, .. await OfCompanyAsync(company, given, cancellationToken)];
    }

    public async Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => VendorJson.IsId(id)
        && await calls.FindAsync($"{Path(kind, id)}{await MoreAsync(kind, '?', cancellationToken)}", cancellationToken) is { } row
        && !VendorJson.IsTrue(row["is_deleted"])
            ? await rows.RecordOfAsync(kind, row, cancellationToken)
            : null;

    /// <summary>Among the newest, which are there at once; and in the search, for one that is older.</summary>
    public async Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken)
    {
        if (PipedriveFields.FindOwn(await fields.AllAsync(kind, cancellationToken), PipedriveFields.Key) is not { } field)
        {
            return null;
        }

        var newest = await calls.GetAsync($"{PipedriveCalls.V2}/{PipedriveText.Type(kind)}?sort_by=id&sort_direction=desc&limit={PipedriveCalls.MostRows}{await MoreAsync(kind, '&', cancellationToken)}", cancellationToken);
        if (VendorJson.Rows(newest["data"]).FirstOrDefault(row => VendorJson.Text(row[PipedriveFields.Custom]?[field.Code]) == key) is { } created)
        {
            return await rows.RecordOfAsync(kind, created, cancellationToken);
        }

        var older = await calls.SearchAsync(kind, key, PipedriveFields.Custom, isExact: true, cancellationToken);
        return older.Count == 0 ? null : await ReadAsync(kind, PipedriveText.IdOf(older[0]), cancellationToken);
    }

    /// <summary>Only with the key by which a lost one is found again.</summary>
    public async Task<string> CreateAsync(RecordDraft draft, CancellationToken cancellationToken)
    {
        var key = await fields.OwnAsync(draft.Kind, PipedriveFields.Key, cancellationToken);
        var values = await rows.ValuesAsync(draft.Kind, draft.Fields, null, cancellationToken);
        values[PipedriveFields.Custom] ??= new JsonObject();
        values[PipedriveFields.Custom]![key.Code] = draft.Key;
        if (draft.Company is { } company)
        {
            values["org_id"] = PipedriveText.Number(company);
        }

        return PipedriveText.IdOf(await WriteAsync(HttpMethod.Post, draft.Kind, $"{PipedriveCalls.V2}/{PipedriveText.Type(draft.Kind)}", values, cancellationToken));
    }

    public async Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken)
    {
        var values = await rows.ValuesAsync(known.Ref.Kind, blanks, known, cancellationToken);
        if (company is not null)
        {
            values["org_id"] = PipedriveText.Number(company);
        }

        await WriteAsync(HttpMethod.Patch, known.Ref.Kind, Path(known.Ref.Kind, known.Ref.Id), values, cancellationToken);
    }

    public async Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        foreach (var (name, value) in new[]
        {
            (PipedriveFields.LastScreened, mark.At.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            (PipedriveFields.LastScreenedAt, PipedriveText.Time(mark.At)),
            (PipedriveFields.Status, mark.Outcome),
            (PipedriveFields.Protocol, mark.ProtocolNumber),
            (PipedriveFields.Block, mark.Block.ToString().ToLowerInvariant()),
        })
        {
            values[(await fields.OwnAsync(mark.Record.Kind, name, cancellationToken)).Code] = value;
        }

        await calls.WriteAsync(HttpMethod.Patch, Path(mark.Record.Kind, mark.Record.Id), new JsonObject { [PipedriveFields.Custom] = values }, cancellationToken);
    }

    /// <summary>
    /// By id, also of what changed: a record that changes meanwhile keeps its place. When somebody was checked last cannot be
    /// asked for, so all are read and those that are due are given: a page may hold few, or none, and go on.
    /// </summary>
    public async Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        if (request.ScreenedBefore is not null)
        {
            await fields.OwnAsync(request.Kind, PipedriveFields.LastScreenedAt, cancellationToken);
        }

        var path = $"{PipedriveCalls.V2}/{PipedriveText.Type(request.Kind)}?sort_by=id&sort_direction=asc&limit={Math.Clamp(request.PageSize, 1, PipedriveCalls.MostRows)}"
            + (request.ChangedSince is { } since ? $"&updated_since={Uri.EscapeDataString(PipedriveText.Time(since))}" : "")
            + (request.Cursor is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")
            + await MoreAsync(request.Kind, '&', cancellationToken);
        var page = await calls.GetAsync(path, cancellationToken);
        var records = await RecordsOfAsync(request.Kind, VendorJson.Rows(page["data"]), cancellationToken);
        return new CrmPage(
            [.. records.Where(record => request.ScreenedBefore is not { } before || record.LastScreenedAt is not { } at || at < before)],
            VendorJson.Text(page["additional_data"]?["next_cursor"]));
    }

    public static string Path(RecordKind kind, string id) => $"{PipedriveCalls.V2}/{PipedriveText.Type(kind)}/{id}";

    /// <summary>What is searched for, in which fields, and whether as a whole.</summary>
    private async Task<IReadOnlyList<(string Term, string Fields, bool IsExact)>> TermsAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        if (kind == RecordKind.Contact)
        {
            return MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email ? [(email, "email", true)] : [];
        }

        var terms = new List<(string, string, bool)>();
        var there = await fields.AllAsync(kind, cancellationToken);
        foreach (var field in new[] { CrmFields.VatId, CrmFields.RegisterNumber })
        {
            if (given.TryGetValue(field, out var number) && fields.Mapping.Of(kind).TryGetValue(field, out var theirs) && PipedriveFields.Find(there, theirs) is not null)
            {
                terms.AddRange(new[] { number, MatchKeys.Code(number) }.Distinct(StringComparer.OrdinalIgnoreCase).Select(text => (text, PipedriveFields.Custom, true)));
            }
        }

        if (given.TryGetValue(CrmFields.Name, out var name))
        {
            terms.AddRange(OfName(name).Select(term => (term, "name", term.Length < 2)));
        }

        return terms;
    }

    /// <summary>One word of the name finds it however the others are written: best one that has a single spelling.</summary>
    private static IEnumerable<string> OfName(string name)
    {
        var distinctive = MatchKeys.DistinctiveWords(name);
        var words = NameSpellings.Words(name).Where(word => distinctive.Contains(MatchKeys.Fold(word), StringComparer.Ordinal))
            .Select(word => NameSpellings.Of([word], [MatchKeys.Fold(word)], 1).Select(spelling => spelling[0]).ToList()).ToList();
        return words.Where(word => word[0].Length >= 4).OrderBy(word => word.Count).ThenByDescending(word => word[0].Length).FirstOrDefault()
            ?? words.Where(word => word[0].Length >= 2).OrderByDescending(word => word[0].Length).FirstOrDefault()
            ?? [name.Trim()];
    }

    private async Task<IReadOnlyList<CrmRecord>> ReadAsync(RecordKind kind, string[] ids, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        var found = new List<CrmRecord>();
        foreach (var some in ids.Where(VendorJson.IsId).Chunk(MostIds))
        {
            var answer = await calls.GetAsync($"{PipedriveCalls.V2}/{PipedriveText.Type(kind)}?ids={string.Join(',', some)}&limit={MostIds}{await MoreAsync(kind, '&', cancellationToken)}", cancellationToken);
            found.AddRange(await RecordsOfAsync(kind, VendorJson.Rows(answer["data"]), cancellationToken, MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email))));
        }

        return [.. found.OrderBy(record => record.Ref.Id.Length).ThenBy(record => record.Ref.Id, StringComparer.Ordinal)];
    }

    /// <summary>From the records themselves, not from the search.</summary>
    private async Task<IReadOnlyList<CrmRecord>> OfCompanyAsync(RecordRef company, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        var people = await calls.AllAsync($"{PipedriveCalls.V2}/persons?org_id={PipedriveText.Number(company)}&sort_by=id&sort_direction=asc{await MoreAsync(RecordKind.Contact, '&', cancellationToken)}", cancellationToken);
        return await RecordsOfAsync(RecordKind.Contact, people, cancellationToken, MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)));
    }

    /// <param name="kind">Company or contact.</param>
    /// <param name="found">Pipedrive's rows.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <param name="email">The address that was asked for: of somebody who has several it is the one to compare.</param>
    private async Task<IReadOnlyList<CrmRecord>> RecordsOfAsync(RecordKind kind, IEnumerable<JsonObject> found, CancellationToken cancellationToken, string email = "")
    {
        var records = new List<CrmRecord>();
        foreach (var row in found.Where(row => !VendorJson.IsTrue(row["is_deleted"])))
        {
            var record = await rows.RecordOfAsync(kind, row, cancellationToken);
            records.Add(email.Length > 0 && PipedriveRows.Entries(row["emails"]).FirstOrDefault(entry => MatchKeys.Email(entry) == email) is { } same
                ? record with { Fields = new Dictionary<string, string>(record.Fields, StringComparer.Ordinal) { [CrmFields.Email] = same } }
                : record);
        }

        return records;
    }

    /// <summary>Whether somebody left all mailings is told only where Campaigns is in use, and only on request.</summary>
    private async Task<string> MoreAsync(RecordKind kind, char first, CancellationToken cancellationToken) =>
        kind == RecordKind.Contact && (await fields.AllAsync(kind, cancellationToken)).Any(field => field.Code == "marketing_status") ? $"{first}include_fields=marketing_status" : "";

    private async Task<JsonNode?> WriteAsync(HttpMethod method, RecordKind kind, string path, JsonObject values, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.WriteAsync(method, path, values, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Refused.Count > 0)
        {
            throw new VendorTrouble(trouble.Status, trouble.Message, trouble.RetryAfter, trouble) { Refused = await rows.OurNamesAsync(kind, trouble.Refused, cancellationToken) };
        }
    }
}
