using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
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
            if (!IsInOrder(rows, cursor, request.ChangedSince is not null))
            {
                throw WeclappErrors.ByHand("weclapp gives a page in another order than it was asked for, so that records would be lost. Its API has changed; report it.");
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

    /// <summary>
    /// Whether every row is behind the one before, and the first behind the cursor: conditions may be left out without a word.
    /// Ids are numbers in a text; whether weclapp orders them as numbers or as texts does not matter, as long as it does.
    /// </summary>
    private static bool IsInOrder(IReadOnlyList<JsonObject> rows, string? cursor, bool isByChange)
    {
        string[] places = [.. cursor is null ? [] : new[] { cursor }, .. rows.Select(row => CursorOf(row, isByChange))];
        var isByNumber = places.Zip(places.Skip(1)).All(pair => Key(pair.First, isByChange).CompareTo(Key(pair.Second, isByChange)) < 0);
        return isByNumber || places.Zip(places.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
    }

    private static (long Time, decimal Id) Key(string place, bool isByChange) => isByChange && place.Split('|') is [var time, var id]
        ? (long.Parse(time, CultureInfo.InvariantCulture), Number(id))
        : (0, Number(place));

    private static decimal Number(string id) => decimal.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string CursorOf(JsonObject row, bool isByChange) => isByChange
        ? string.Create(CultureInfo.InvariantCulture, $"{VendorJson.Words(row["lastModifiedDate"])}|{VendorJson.Words(row["id"])}")
        : VendorJson.Words(row["id"]) ?? throw WeclappErrors.ByHand("weclapp gives a party without an id.");
}
