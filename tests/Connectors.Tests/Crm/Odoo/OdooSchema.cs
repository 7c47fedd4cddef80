using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

/// <summary>What a new database of the played Odoo holds.</summary>
internal static class OdooSchema
{
    public static Dictionary<string, SortedDictionary<long, JsonObject>> Models() => new(StringComparer.Ordinal)
    {
        ["res.partner"] = [],
        ["res.country"] = new() { [57] = Row(57, ("code", "DE")), [12] = Row(12, ("code", "AT")), [43] = Row(43, ("code", "CH")) },
        ["ir.attachment"] = [],
        ["mail.message"] = [],
        ["mailing.list"] = [],
        ["mailing.contact"] = [],
        ["mailing.subscription"] = [],
        ["mail.blacklist"] = [],
        ["res.partner.category"] = [],
        ["ir.model"] = new() { [2] = Row(2, ("model", "res.partner")) },
        ["res.users"] = new() { [6] = Row(6, ("email", "bot@example.com"), ("partner_id", 3L)) },
    };

    public static Dictionary<string, string> PartnerFields() => new(StringComparer.Ordinal)
    {
        ["id"] = "integer",
        ["name"] = "char",
        ["is_company"] = "boolean",
        ["parent_id"] = "many2one",
        ["type"] = "selection",
        ["email"] = "char",
        ["email_normalized"] = "char",
        ["phone"] = "char",
        ["website"] = "char",
        ["vat"] = "char",
        ["company_registry"] = "char",
        ["street"] = "char",
        ["street2"] = "char",
        ["zip"] = "char",
        ["city"] = "char",
        ["country_id"] = "many2one",
        ["function"] = "char",
        ["comment"] = "html",
        ["ref"] = "char",
        ["active"] = "boolean",
        ["create_date"] = "datetime",
        ["write_date"] = "datetime",
        ["category_id"] = "many2many",
        ["state_id"] = "many2one",
        ["is_blacklisted"] = "boolean",
        ["partner_share"] = "boolean",
        ["user_ids"] = "one2many",
    };

    public static JsonObject Row(long id, params (string Name, JsonNode? Value)[] values)
    {
        var row = new JsonObject { ["id"] = id };
        foreach (var (name, value) in values)
        {
            row[name] = value;
        }

        return row;
    }
}
