using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>Companies (<c>Account</c>) and contacts (<c>Contact</c>).</summary>
internal sealed class EspoRecords(EspoCalls calls, EspoFields fields)
{
    private readonly EspoAddresses _addresses = new(calls);

    /// <summary>EspoCRM refuses to give more at once.</summary>
    public const int MostRows = 200;

    /// <summary>EspoCRM looks for twins by name and address; that these are others is known here.</summary>
    private static readonly (string Name, string Value) SkipTwins = ("X-Skip-Duplicate-Check", "true");

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given)
    {
        var map = fields.Mapping.Of(kind);
        var fitting = new Dictionary<string, string>(kind == RecordKind.Contact ? TwoNames.Of(given) : given, StringComparer.Ordinal);
        string[] unmapped = [.. fitting.Where(f => !map.ContainsKey(f.Key) || (f.Key == CrmFields.Salutation && EspoText.Salutation(f.Value) is null)).Select(f => f.Key).Order(StringComparer.Ordinal)];
        foreach (var field in unmapped)
        {
            fitting.Remove(field);
        }

        return (fitting, unmapped);
    }

    public async Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var search = new EspoSearch(fields.Mapping, await fields.DefinitionsAsync(kind, cancellationToken));
        var found = await OldestAsync(kind, search.Likely(kind, given, company), cancellationToken);
        if (found.Count == MostRows)
        {
            // More fit the pattern than EspoCRM gives: the one that fits to the letter may be among the others.
            found = [.. (await OldestAsync(kind, search.Exact(kind, given, company), cancellationToken)).Concat(found).DistinctBy(record => record.Ref)];
        }

        return kind == RecordKind.Contact ? await ByAnyAddressAsync(found, given, cancellationToken) : found;
    }

    public async Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken)
    {
        try
        {
            // Administrators are given removed records too.
            return await calls.GetAsync(PathOf(kind, id), cancellationToken) is JsonObject row && !EspoText.IsTrue(row["deleted"]) ? fields.RecordOf(kind, row) : null;
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            return null;
        }
    }

    public async Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken)
    {
        var values = await ValuesAsync(draft.Kind, draft.Fields, draft.Company, cancellationToken);
        if ((await fields.DefinitionsAsync(draft.Kind, cancellationToken)).ContainsKey(EspoFields.Key))
        {
            values[EspoFields.Key] = draft.Key;
        }

        if (draft.Company is { } company)
        {
            values["accountId"] = company.Id;
        }

        return await InOurWordsAsync(draft.Kind, () => calls.CreateAsync(EspoFields.Entity(draft.Kind), values, cancellationToken, isDistinct ? [SkipTwins] : []));
    }

    public async Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken)
    {
        if (!(await fields.DefinitionsAsync(kind, cancellationToken)).ContainsKey(EspoFields.Key))
        {
            return null;
        }

        var found = await ListAsync(kind, [EspoFilter.Is(EspoFields.Key, key)], 1, cancellationToken);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>With the version that was read, where EspoCRM keeps one: what changed meanwhile is a conflict.</summary>
    public async Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken)
    {
        var values = await ValuesAsync(known.Ref.Kind, blanks, known.Company ?? company, cancellationToken);
        if (company is not null)
        {
            values["accountId"] = company.Id;
        }

        await InOurWordsAsync(
            known.Ref.Kind,
            () => calls.WriteAsync(HttpMethod.Put, PathOf(known.Ref.Kind, known.Ref.Id), values, cancellationToken, known.Version is { } version ? [SkipTwins, ("X-Version-Number", version)] : [SkipTwins]));
    }

    public async Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken)
    {
        if (await fields.MissingOwnAsync(mark.Record.Kind, cancellationToken) is { } missing)
        {
            throw EspoErrors.ByHand($"EspoCRM lacks the field {missing} in {EspoFields.Entity(mark.Record.Kind)}. Run 'workflowconnect crm provision' with an administrator's login, or create it in EspoCRM.");
        }

        var values = new JsonObject
        {
            [EspoFields.LastScreened] = EspoText.Time(mark.At),
            [EspoFields.Status] = mark.Outcome,
            [EspoFields.Protocol] = mark.ProtocolNumber,
            [EspoFields.Block] = mark.Block.ToString().ToLowerInvariant(),
        };
        await calls.WriteAsync(HttpMethod.Put, PathOf(mark.Record.Kind, mark.Record.Id), values, cancellationToken, SkipTwins);
    }

    /// <summary>By id, or by time of change and id, which EspoCRM adds as the last order.</summary>
    public async Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        var filters = new List<EspoFilter>();
        if (request.ScreenedBefore is { } before)
        {
            if (await fields.MissingOwnAsync(request.Kind, cancellationToken) is { } missing)
            {
                throw new VendorTrouble(WriteStatus.Rejected, $"EspoCRM lacks the field {missing}. Run 'workflowconnect crm provision' with an administrator's login.");
            }

            filters.Add(EspoFilter.Either(new EspoFilter("isNull", EspoFields.LastScreened), new EspoFilter("lessThan", EspoFields.LastScreened, EspoText.Time(before))));
        }

        var byChange = request.ChangedSince is not null;
        if (request.Cursor?.Split('|') is [.. var time, var last])
        {
            filters.Add(byChange && time is [var changed]
                ? EspoFilter.Either(EspoFilter.Over("modifiedAt", changed), EspoFilter.Both(EspoFilter.Is("modifiedAt", changed), EspoFilter.Over("id", last)))
                : EspoFilter.Over("id", last));
        }
        else if (request.ChangedSince is { } since)
        {
            filters.Add(new EspoFilter("greaterThanOrEquals", "modifiedAt", EspoText.Time(since)));
        }

        var size = Math.Clamp(request.PageSize, 1, MostRows);
        var records = await ListAsync(
            request.Kind, filters, size, cancellationToken,
            ("select", await fields.SelectAsync(request.Kind, cancellationToken)), ("orderBy", byChange ? "modifiedAt" : "id"), ("order", "asc"));
        return new CrmPage(records, records.Count < size ? null : byChange ? $"{EspoText.Time(records[^1].ModifiedAt)}|{records[^1].Ref.Id}" : records[^1].Ref.Id);
    }

    public static string PathOf(RecordKind kind, string id) => $"{EspoFields.Entity(kind)}/{Uri.EscapeDataString(id)}";

    private async Task<IReadOnlyList<CrmRecord>> ListAsync(
        RecordKind kind, IReadOnlyList<EspoFilter> filters, int most, CancellationToken cancellationToken, params (string Name, string Value)[] more) =>
        [.. (await calls.ListAsync(EspoFields.Entity(kind), filters, most, cancellationToken, more)).Select(row => fields.RecordOf(kind, row))];

    private async Task<IReadOnlyList<CrmRecord>> OldestAsync(RecordKind kind, IReadOnlyList<EspoFilter> either, CancellationToken cancellationToken) =>
        either.Count == 0 ? [] : await ListAsync(kind, [EspoFilter.Either(either)], MostRows, cancellationToken, ("orderBy", "createdAt"), ("order", "asc"));

    /// <summary>
    /// EspoCRM finds a contact by any of its addresses and shows the first one: where none shows the address that was asked for,
    /// those that have it are given with it, since by it they are compared.
    /// </summary>
    private async Task<IReadOnlyList<CrmRecord>> ByAnyAddressAsync(IReadOnlyList<CrmRecord> found, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        if (found.Count == 0 || MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is not { Length: > 0 } email
            || found.Any(record => MatchKeys.Email(record.Fields.GetValueOrDefault(CrmFields.Email)) == email))
        {
            return found;
        }

        var having = await calls.ListAsync(EspoFields.Entity(RecordKind.Contact), [EspoFilter.Is("emailAddress", email)], MostRows, cancellationToken, ("select", "id"));
        var ids = having.Select(row => VendorJson.Words(row["id"])).ToHashSet();
        return [.. found.Select(record => ids.Contains(record.Ref.Id)
            ? record with { Fields = new Dictionary<string, string>(record.Fields, StringComparer.Ordinal) { [CrmFields.Email] = email } }
            : record)];
    }

    /// <summary>The values to write. Of an address that opted out, or is known not to work, that is said again: EspoCRM forgets it otherwise.</summary>
    private async Task<JsonObject> ValuesAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var values = await fields.ValuesAsync(kind, given, company, cancellationToken);
        if (VendorJson.Words(values[EspoAddresses.Field]) is { } address)
        {
            foreach (var flag in await _addresses.FlagsAsync(address, cancellationToken))
            {
                values[flag] = true;
            }
        }

        return values;
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
