using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// Pages by id, or by time of change and id. Who was checked is left out here: whether a condition finds a field that was
/// never filled is not described, and nobody may be lost over that.
/// </summary>
internal sealed class WeclappPages(WeclappCalls calls, WeclappAttributes attributes, WeclappRecords records)
{
    /// <summary>So many pages of weclapp's are read for one of ours that would be empty.</summary>
    private const int MostReads = 20;

    public async Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        var own = request.ScreenedBefore is null
            ? new Dictionary<string, WeclappAttribute>(StringComparer.Ordinal)
            : await attributes.DemandAsync([WeclappAttributes.ScreenedAt, WeclappAttributes.LastScreened], cancellationToken);
        var size = Math.Clamp(request.PageSize, 1, WeclappCalls.MostRows);
        var cursor = request.Cursor;
        for (var reads = 1; ; reads++)
        {
            var rows = await calls.ListAsync(WeclappRecords.Entity, QueryOf(request, cursor), size, cancellationToken);
            var next = rows.Count < size ? null : CursorOf(rows[^1], request.ChangedSince is not null);
            if (next is not null && next == cursor)
            {
                throw WeclappErrors.ByHand("weclapp gives the same page again; its conditions do not work as described.");
            }

            JsonObject[] due = [.. rows.Where(row => request.ScreenedBefore is not { } before || !(WeclappFields.ScreenedAt(row, own) >= before))];
            if (due.Length > 0 || next is null || reads == MostReads)
            {
                return new CrmPage(await records.RecordsAsync(request.Kind, due, cancellationToken), next);
            }

            cursor = next;
        }
    }

    /// <summary>Behind a place in time: later, or at the same time with a greater id. weclapp knows groups of "or", so it is said in two parts that both hold.</summary>
    private static WeclappQuery QueryOf(CrmPageRequest request, string? cursor)
    {
        var query = WeclappQuery.Of("partyType-eq", WeclappFields.TypeOf(request.Kind));
        if (request.ChangedSince is not { } since)
        {
            return (cursor is null ? query : query.With("id-gt", cursor)).With("sort", "id");
        }

        query = query.With("sort", "lastModifiedDate,id");
        return cursor?.Split('|') is [var time, var id]
            ? query.With("lastModifiedDate-ge", time).Either("Behind", [("lastModifiedDate-gt", time), ("id-gt", id)])
            : query.With("lastModifiedDate-ge", WeclappText.Milliseconds(since));
    }

    private static string CursorOf(JsonObject row, bool isByChange) => isByChange
        ? string.Create(CultureInfo.InvariantCulture, $"{WeclappText.Text(row["lastModifiedDate"])}|{WeclappText.Text(row["id"])}")
        : WeclappText.Text(row["id"]) ?? throw WeclappErrors.ByHand("weclapp gives a party without an id.");
}
