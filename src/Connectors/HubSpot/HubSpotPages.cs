using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>
/// Pages of records. All of them come from the list, which shows what was written at once; chosen ones from the search, each
/// page a new search behind the last id. A search shows at most 10,000 rows and takes one sort key, and many rows share a time
/// of change: by id none is lost or repeated, and what changes meanwhile keeps its place.
/// </summary>
internal sealed class HubSpotPages(HubSpotCalls calls, HubSpotProperties properties)
{
    private const int MostListed = 100;
    private const int MostFound = 200;

    /// <summary>The index lags behind: what changed before the asked time may have come into it after the last run.</summary>
    private static readonly TimeSpan IndexDelay = TimeSpan.FromMinutes(5);

    public async Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken) =>
        request.ScreenedBefore is null && request.ChangedSince is null ? await ListAsync(request, cancellationToken) : await SearchAsync(request, cancellationToken);

    private async Task<CrmPage> ListAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        var after = request.Cursor is { } cursor ? $"&after={Uri.EscapeDataString(cursor)}" : "";
        var path = $"{HubSpotCalls.Objects}/{HubSpotText.Type(request.Kind)}?limit={Math.Clamp(request.PageSize, 1, MostListed)}{after}&properties={string.Join(',', properties.Names(request.Kind))}";
        var answer = await calls.GetAsync(path, cancellationToken);
        return new CrmPage([.. VendorJson.Rows(answer["results"]).Select(row => properties.RecordOf(request.Kind, row))], VendorJson.Text(answer["paging"]?["next"]?["after"]));
    }

    private async Task<CrmPage> SearchAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        if (request.ScreenedBefore is not null)
        {
            await properties.RequireAsync(request.Kind, [HubSpotProperties.LastScreened], cancellationToken);
        }

        var size = Math.Clamp(request.PageSize, 1, MostFound);
        var query = new JsonObject
        {
            ["filterGroups"] = Groups(request),
            // By its name alone: ascending. The documentation shows an object, the specification takes texts only.
            ["sorts"] = new JsonArray("hs_object_id"),
            ["properties"] = VendorJson.Array(properties.Names(request.Kind)),
            ["limit"] = size,
        };
        var rows = await calls.SearchAsync(HubSpotText.Type(request.Kind), query, cancellationToken);
        var ids = rows.Select(row => long.TryParse(VendorJson.Text(row["id"]), CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        if (ids.Zip(ids.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            // Going on behind the last one would lose those that come out of turn.
            throw new VendorTrouble(WriteStatus.Rejected, "HubSpot's search gives records in another order than asked for; no page is given, so that none is lost.");
        }

        return new CrmPage([.. rows.Select(row => properties.RecordOf(request.Kind, row))], rows.Count < size ? null : VendorJson.Text(rows[^1]["id"]));
    }

    private static JsonArray Groups(CrmPageRequest request)
    {
        JsonObject[] Common()
        {
            var filters = new List<JsonObject> { HubSpotCandidates.Is("hs_object_id", "GT", request.Cursor is { } last && VendorJson.IsId(last) ? last : "0") };
            if (request.ChangedSince is { } since)
            {
                filters.Add(HubSpotCandidates.Is(request.Kind == RecordKind.Contact ? "lastmodifieddate" : "hs_lastmodifieddate", "GTE", HubSpotText.Milliseconds(since - IndexDelay)));
            }

            return [.. filters];
        }

        return request.ScreenedBefore is not { } before
            ? [HubSpotCandidates.Group(Common())]
            :
            [
                HubSpotCandidates.Group([.. Common(), new JsonObject { ["propertyName"] = HubSpotProperties.LastScreened, ["operator"] = "NOT_HAS_PROPERTY" }]),
                HubSpotCandidates.Group([.. Common(), HubSpotCandidates.Is(HubSpotProperties.LastScreened, "LT", HubSpotText.Milliseconds(before))]),
            ];
    }
}
