using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>Companies (<c>Account</c>) and contacts (<c>Contact</c>).</summary>
internal sealed class EspoRecords(EspoCalls calls, EspoFields fields)
{
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
        var there = await fields.DefinitionsAsync(kind, cancellationToken);
        var either = kind == RecordKind.Company ? OfCompany(given, there) : OfContact(given, company);
        return either.Count == 0 ? [] : await ListAsync(kind, [EspoFilter.Either(either)], MostRows, cancellationToken, ("orderBy", "createdAt"), ("order", "asc"));
    }

    public async Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.GetAsync(PathOf(kind, id), cancellationToken) is JsonObject row ? fields.RecordOf(kind, row) : null;
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            return null;
        }
    }

    public async Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken)
    {
        var values = await fields.ValuesAsync(draft.Kind, draft.Fields, cancellationToken);
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
        var values = await fields.ValuesAsync(known.Ref.Kind, blanks, cancellationToken);
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

    private List<EspoFilter> OfCompany(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, JsonObject> there)
    {
        var either = new List<EspoFilter>();
        foreach (var field in new[] { CrmFields.VatId, CrmFields.RegisterNumber })
        {
            if (given.TryGetValue(field, out var number) && fields.Mapping.Of(RecordKind.Company).TryGetValue(field, out var theirs) && there.ContainsKey(theirs))
            {
                either.Add(EspoFilter.Is(theirs, number));
                either.Add(EspoFilter.Is(theirs, MatchKeys.Code(number)));
            }
        }

        if (given.TryGetValue(CrmFields.Name, out var name))
        {
            either.Add(EspoFilter.Like(fields.Mapping.Of(RecordKind.Company)[CrmFields.Name], NamePattern.OfCompany(name)));
        }

        return either;
    }

    private List<EspoFilter> OfContact(IReadOnlyDictionary<string, string> given, RecordRef? company)
    {
        var either = new List<EspoFilter>();
        if (MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email)
        {
            either.Add(EspoFilter.Is("emailAddress", email));
        }

        if (company is not null)
        {
            either.Add(EspoFilter.Both(EspoFilter.Is("accountId", company.Id), EspoFilter.Like(fields.Mapping.Of(RecordKind.Contact)[CrmFields.FamilyName], NamePattern.OfPerson(given))));
        }

        return either;
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
