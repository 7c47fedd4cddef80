using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>Accounts and contacts. We choose the id of what we create, so a create that was lost is the same create again.</summary>
internal sealed class DynamicsRecords(DynamicsCalls calls, DynamicsFields fields, DynamicsRows rows)
{
    private const int MostFound = 200;
    private const int LargestPage = 500;

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given) => rows.Fit(kind, given);

    public async Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var there = await fields.AllAsync(kind, cancellationToken);
        if (DynamicsFilter.Of(kind, fields.Mapping, there, given, company) is not { } filter)
        {
            return [];
        }

        var found = await calls.GetAsync(
            $"{DynamicsText.Set(kind)}?$select={await rows.SelectAsync(kind, cancellationToken)}&$filter={Uri.EscapeDataString(filter)}&$orderby=createdon,{DynamicsText.Id(kind)}&$top={MostFound}",
            cancellationToken,
            DynamicsCalls.Prefer());
        var email = MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email));
        return [.. VendorJson.Rows(found["value"]).Where(row => !DynamicsRows.IsMerged(row)).Select(row => rows.RecordOf(kind, row, email))];
    }

    public async Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => DynamicsText.IsId(id)
        && await calls.FindAsync($"{DynamicsText.PathOf(kind, id)}?$select={await rows.SelectAsync(kind, cancellationToken)}", cancellationToken, DynamicsCalls.Prefer()) is { } row
        && !DynamicsRows.IsMerged(row)
            ? rows.RecordOf(kind, row)
            : null;

    public Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken) =>
        ReadAsync(kind, DynamicsText.OwnId(DynamicsText.Set(kind), key), cancellationToken);

    public async Task<string> CreateAsync(RecordDraft draft, CancellationToken cancellationToken)
    {
        var values = await rows.ValuesAsync(draft.Kind, draft.Fields, cancellationToken);
        if (draft.Company is { } company)
        {
            values.Add(DynamicsRows.LinkTo(company));
        }

        var id = DynamicsText.OwnId(DynamicsText.Set(draft.Kind), draft.Key);
        try
        {
            await InOurWordsAsync(draft.Kind, () => calls.CreateAsync(DynamicsText.PathOf(draft.Kind, id), values, cancellationToken));
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            // Either it is this record, of an earlier try, or a key of the customer's own is taken by another one.
            if (await ReadAsync(draft.Kind, id, cancellationToken) is null)
            {
                throw;
            }
        }

        return id;
    }

    /// <summary>With the version that was read: what somebody changed meanwhile is a conflict.</summary>
    public async Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken)
    {
        var values = await rows.ValuesAsync(known.Ref.Kind, blanks, cancellationToken);
        if (company is not null)
        {
            values.Add(DynamicsRows.LinkTo(company));
        }

        await InOurWordsAsync(known.Ref.Kind, () => calls.UpdateAsync(DynamicsText.PathOf(known.Ref), values, known.Version ?? DynamicsCalls.Any, cancellationToken));
    }

    public async Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken)
    {
        await fields.RequireOwnAsync(mark.Record.Kind, cancellationToken);
        var values = new JsonObject
        {
            [DynamicsFields.LastScreened] = DynamicsText.Time(mark.At),
            [DynamicsFields.Status] = mark.Outcome,
            [DynamicsFields.Protocol] = mark.ProtocolNumber,
            [DynamicsFields.Block] = mark.Block.ToString().ToLowerInvariant(),
        };
        await calls.UpdateAsync(DynamicsText.PathOf(mark.Record), values, DynamicsCalls.Any, cancellationToken);
    }

    /// <summary>
    /// By id, or by time of change and id. Ids cannot be compared in a filter, so the position is Dataverse's own link, which
    /// holds the last row of the page: a row that changes moves to the end, and none falls out.
    /// </summary>
    public async Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        var path = request.Cursor ?? await FirstAsync(request, cancellationToken);
        if (!path.StartsWith(DynamicsText.Set(request.Kind) + "?", StringComparison.Ordinal))
        {
            throw new VendorTrouble(WriteStatus.Rejected, "The position is not one of this list; begin at the first page.");
        }

        var page = await calls.GetAsync(path, cancellationToken, DynamicsCalls.Prefer(Math.Clamp(request.PageSize, 1, LargestPage)));
        return new CrmPage(
            [.. VendorJson.Rows(page["value"]).Where(row => !DynamicsRows.IsMerged(row)).Select(row => rows.RecordOf(request.Kind, row))],
            DynamicsCalls.NextOf(page));
    }

    private async Task<string> FirstAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        var filters = new List<string>();
        if (request.ScreenedBefore is { } before)
        {
            await fields.RequireOwnAsync(request.Kind, cancellationToken);
            filters.Add($"({DynamicsFields.LastScreened} eq null or {DynamicsFields.LastScreened} lt {DynamicsText.Time(before)})");
        }

        if (request.ChangedSince is { } since)
        {
            filters.Add($"modifiedon ge {DynamicsText.Time(since)}");
        }

        return $"{DynamicsText.Set(request.Kind)}?$select={await rows.SelectAsync(request.Kind, cancellationToken)}"
            + (filters.Count == 0 ? "" : $"&$filter={Uri.EscapeDataString(string.Join(" and ", filters))}")
            + $"&$orderby={(request.ChangedSince is null ? "" : "modifiedon,")}{DynamicsText.Id(request.Kind)}";
    }

    private async Task InOurWordsAsync(RecordKind kind, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (VendorTrouble trouble) when (trouble.Refused.Count > 0)
        {
            string[] ours = [.. fields.Mapping.Of(kind).Where(f => trouble.Refused.Contains(f.Value, StringComparer.OrdinalIgnoreCase)).Select(f => f.Key)];
            throw new VendorTrouble(trouble.Status, trouble.Message, trouble.RetryAfter, trouble) { Refused = ours };
        }
    }
}
