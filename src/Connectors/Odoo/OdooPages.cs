using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>
/// Pages of companies or contacts. Odoo keeps the time of a change to the microsecond, sorts by it, and shows the second; 17
/// and 18 compare the whole of it, 19 the second (sources: <c>odoo/sql_db.py</c> 17.0, <c>odoo/orm/domains.py</c> 19.0).
/// A position can be told by second and id only, so what changed within one second is read in the order of ids.
/// </summary>
internal sealed class OdooPages(OdooPartners partners)
{
    private const int MostRows = 500;

    /// <summary>
    /// Set for all partners but the users of Odoo itself: these are staff, and only who may change users may change them. Odoo
    /// computes it; a partner that came in past it may lack it, and is nobody's staff as long as no user is its.
    /// </summary>
    private const string NoColleague = "partner_share";
    private const string Users = "user_ids";

    public async Task<CrmPage> ReadAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        var types = await partners.TypesAsync(cancellationToken);
        var domain = OdooPartners.KindDomain(request.Kind);
        if (request.Kind == RecordKind.Contact && types.ContainsKey(NoColleague) && types.ContainsKey(Users))
        {
            domain = With(domain, "|", OdooText.Is(NoColleague, "=", true), OdooText.Is(Users, "=", false));
        }

        if (request.ScreenedBefore is { } before)
        {
            if (!types.ContainsKey(OdooPartners.LastScreened))
            {
                throw new VendorTrouble(WriteStatus.Rejected, $"Odoo lacks the field {OdooPartners.LastScreened}. Run 'workflowconnect crm provision' with an administrator's key.");
            }

            domain = With(domain, "|", OdooText.Is(OdooPartners.LastScreened, "=", false), OdooText.Is(OdooPartners.LastScreened, "<", OdooText.Time(before)));
        }

        var size = Math.Clamp(request.PageSize, 1, MostRows);
        if (request.ChangedSince is { } since)
        {
            return await ByChangeAsync(request, since, domain, size, cancellationToken);
        }

        var records = await partners.ReadAsync(request.Kind, request.Cursor is null ? domain : With(domain, After(request.Cursor)), "id asc", size, cancellationToken);
        return new CrmPage(records, records.Count < size ? null : records[^1].Ref.Id);
    }

    private async Task<CrmPage> ByChangeAsync(CrmPageRequest request, DateTimeOffset since, JsonArray domain, int size, CancellationToken cancellationToken)
    {
        IReadOnlyList<CrmRecord> rest = [];
        if (request.Cursor?.Split('|') is [var time, var last] && OdooText.Time(JsonValue.Create(time)) is { } second)
        {
            rest = await WithinAsync(request.Kind, domain, second, last, size, cancellationToken);
            if (rest.Count == size)
            {
                return new CrmPage(rest, $"{time}|{rest[^1].Ref.Id}");
            }

            since = second.AddSeconds(1);
        }

        var room = size - rest.Count;
        var later = await partners.ReadAsync(request.Kind, With(domain, OdooText.Is("write_date", ">=", OdooText.Time(since))), "write_date asc, id asc", room, cancellationToken);
        if (later.Count < room)
        {
            return new CrmPage([.. rest, .. later], null);
        }

        // The last second may go on beyond the page: it is begun anew, by id.
        var open = later[^1].ModifiedAt;
        IReadOnlyList<CrmRecord> whole = [.. rest, .. later.Where(record => record.ModifiedAt != open)];
        if (whole.Count > 0)
        {
            return new CrmPage(whole, $"{OdooText.Time(open)}|0");
        }

        var first = await WithinAsync(request.Kind, domain, open, "0", size, cancellationToken);
        return new CrmPage(first, $"{OdooText.Time(open)}|{(first.Count > 0 ? first[^1].Ref.Id : "0")}");
    }

    private Task<IReadOnlyList<CrmRecord>> WithinAsync(RecordKind kind, JsonArray domain, DateTimeOffset second, string last, int size, CancellationToken cancellationToken) => partners.ReadAsync(
        kind,
        With(domain, OdooText.Is("write_date", ">=", OdooText.Time(second)), OdooText.Is("write_date", "<", OdooText.Time(second.AddSeconds(1))), After(last)),
        "id asc",
        size,
        cancellationToken);

    private static JsonArray After(string id) => OdooText.Is("id", ">", long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : 0);

    private static JsonArray With(JsonArray domain, params JsonNode?[] conditions) => [.. domain.Select(part => part?.DeepClone()), .. conditions];
}
