using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>
/// A contact of a company has the company's address in Odoo, and a change of one is copied over the other: down from the
/// company, on linking, and from 19 on up from the contact too (source: <c>_fields_sync</c> of <c>res.partner</c>, 17.0 to
/// 19.0). What stands in the one must not fall to a blank filled in the other, so this looks first.
/// </summary>
internal sealed class OdooAddresses(OdooRpc rpc, OdooPartners partners)
{
    private const int FirstThatCopiesUp = 19;
    private static readonly string[] Fields = ["street", "street2", "zip", "city", "state_id", "country_id"];

    /// <exception cref="VendorTrouble">Something that stands would be overwritten; it names the port's fields to leave out.</exception>
    public async Task CheckAsync(CrmRecord known, JsonObject values, RecordRef? company, CancellationToken cancellationToken)
    {
        var filled = Fields.Where(values.ContainsKey).ToList();
        if (known.Ref.Kind == RecordKind.Company)
        {
            if (filled.Count > 0 && await StandsInContactsAsync(known.Ref, values, filled, cancellationToken))
            {
                throw Refuse(known.Ref.Kind, filled, "A contact of the company has another address, which Odoo would replace.");
            }
        }
        else if (company is not null || (filled.Count > 0 && known.Company is not null && (await rpc.VersionAsync(cancellationToken)).Major >= FirstThatCopiesUp))
        {
            await CheckContactAsync(known, values, filled, company, cancellationToken);
        }
    }

    private async Task CheckContactAsync(CrmRecord known, JsonObject values, List<string> filled, RecordRef? company, CancellationToken cancellationToken)
    {
        var rows = await rpc.SearchAsync(
            OdooPartners.Model,
            [OdooText.Is("id", "in", OdooText.Array(OdooRecords.Number(known.Ref), OdooRecords.Number((company ?? known.Company)!))), OdooText.Is("active", "in", OdooText.Array(true, false))],
            Fields,
            cancellationToken);
        JsonObject Row(RecordRef record) => rows.FirstOrDefault(row => OdooText.Id(row["id"]) == OdooRecords.Number(record)) ?? [];
        var (contact, parent) = (Row(known.Ref), Row((company ?? known.Company)!));
        var hasParent = Fields.Any(field => Value(parent, field) is not null);
        if (company is null)
        {
            // All of the contact's address goes up, its blanks too.
            if (Fields.Any(field => Value(parent, field) is { } standing && standing != (values.ContainsKey(field) ? Value(values, field) : Value(contact, field))))
            {
                throw Refuse(RecordKind.Contact, filled, "The company has another address, which Odoo would replace.");
            }
        }
        else if (hasParent && Fields.Any(field => Value(contact, field) is { } standing && standing != Value(parent, field)))
        {
            throw new VendorTrouble(WriteStatus.Rejected, "Once linked, Odoo would replace the contact's address with the company's.") { Refused = [FillBlankFields.CompanyField] };
        }
        else if (hasParent && filled.Count > 0)
        {
            throw Refuse(RecordKind.Contact, filled, "Odoo gives a contact its company's address.");
        }
    }

    private async Task<bool> StandsInContactsAsync(RecordRef company, JsonObject values, List<string> filled, CancellationToken cancellationToken)
    {
        JsonArray domain = [OdooText.Is("parent_id", "=", OdooRecords.Number(company)), OdooText.Is("type", "=", "contact"), .. filled.Skip(1).Select(_ => (JsonNode?)"|"), .. filled.Select(field => OdooText.Is(field, "!=", false))];
        var rows = await rpc.SearchAsync(OdooPartners.Model, domain, [.. filled], cancellationToken);
        return rows.Any(row => filled.Any(field => Value(row, field) is { } standing && standing != Value(values, field)));
    }

    private VendorTrouble Refuse(RecordKind kind, List<string> filled, string message) => new(WriteStatus.Rejected, message)
    {
        Refused = [.. partners.Mapping.Of(kind).Where(f => filled.Contains(f.Value)).Select(f => f.Key)],
    };

    /// <summary>A record is its id, with or without its name.</summary>
    private static string? Value(JsonObject row, string field) => OdooText.Id(row[field]) is { } id ? $"{id}" : VendorJson.Words(row[field]);
}
