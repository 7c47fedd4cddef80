using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>
/// Erases a contact: its fields, its memberships and our documents, then reads back. The partner itself stays: Odoo's own
/// records (orders, invoices) hang on it, and deleting it would take their notes along.
/// </summary>
internal sealed class OdooErasure(OdooRpc rpc, OdooPartners partners, OdooRecords records, OdooLists lists, OdooItems items)
{
    private const string Erased = "—";

    private const string Vat = "vat";

    /// <summary>
    /// Where a partner holds personal data besides the mapped fields. Every part of the address is among them: from 19 on Odoo
    /// writes what is left of a contact's address over its company's, blanks included, unless nothing is left.
    /// </summary>
    private static readonly string[] More = ["mobile", "street", "street2", "zip", "city", "city_id", "state_id", "country_id", "comment", "function", "website", "ref", Vat, "title", "barcode", "image_1920", "company_name"];

    public async Task<CrmErasure> RunAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (await records.ReadAsync(record.Kind, record.Id, cancellationToken) is not { } known)
        {
            return new CrmErasure(true, ["There is no such record any more."], []);
        }

        var (done, remains) = (new List<string>(), new List<string>());
        if (MatchKeys.Email(known.Fields.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email)
        {
            var memberships = await lists.RemoveAsync(email, cancellationToken);
            if (memberships is null)
            {
                remains.Add("entries of mailing lists: the user of the API key may not remove them (group 'Email Marketing / User')");
            }
            else if (memberships > 0)
            {
                done.Add($"{memberships} entries of mailing lists removed");
            }
        }

        if (await items.RemoveOwnAsync(record, cancellationToken) is > 0 and var documents)
        {
            done.Add($"{documents} protocols removed from the record; they stay in the product's own archive");
        }

        // The VAT id of a company's contact is the company's, copied there by Odoo.
        var types = await partners.TypesAsync(cancellationToken);
        string[] fields = [.. partners.Mapping.Of(record.Kind).Values.Concat(More).Distinct(StringComparer.Ordinal).Where(f => f != "name" && types.ContainsKey(f) && (f != Vat || known.Company is null))];
        var values = new JsonObject { ["name"] = Erased };
        foreach (var field in fields)
        {
            values[field] = false;
        }

        await rpc.WriteAsync(OdooPartners.Model, OdooRecords.Number(record), values, cancellationToken);
        done.Add($"fields emptied: name, {string.Join(", ", fields)}");
        return await ReadBackAsync(record, fields, done, remains, cancellationToken);
    }

    private async Task<CrmErasure> ReadBackAsync(RecordRef record, string[] fields, List<string> done, List<string> remains, CancellationToken cancellationToken)
    {
        var row = await rpc.CallAsync(
            new OdooCall(OdooPartners.Model, "read") { Ids = [OdooRecords.Number(record)], Named = [("fields", new JsonArray([.. fields.Append("name").Select(f => (JsonNode?)f)]))] }, cancellationToken);
        var there = (row as JsonArray)?[0] as JsonObject ?? [];
        remains.AddRange(fields.Where(f => VendorJson.Words(there[f]) is not null || OdooText.Id(there[f]) is not null).Select(f => $"field {f} still holds something"));
        if (VendorJson.Words(there["name"]) != Erased)
        {
            remains.Add("field name still holds something");
        }

        var isErased = remains.Count == 0;
        var (documents, messages) = await items.CountAsync(record, cancellationToken);
        if (documents > 0)
        {
            remains.Add($"{documents} documents of others on the record");
        }

        remains.Add($"{messages} messages in the record's history, and the history of field values (mail.tracking.value): an administrator removes them with Odoo's privacy lookup");
        return new CrmErasure(isErased, done, remains);
    }
}
