using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

/// <summary>How Odoo copies addresses between a company and its contacts (<c>_fields_sync</c> of <c>res.partner</c>, 17.0 to 19.0).</summary>
internal static class OdooAddressRules
{
    private static readonly string[] Fields = ["street", "street2", "zip", "city", "state_id", "country_id"];

    /// <param name="partners">All partners.</param>
    /// <param name="row">The one that was written.</param>
    /// <param name="written">Fields that were written, with what they hold now.</param>
    /// <param name="version">17, 18 or 19.</param>
    public static void AfterWrite(SortedDictionary<long, JsonObject> partners, JsonObject row, IReadOnlyCollection<string> written, int version)
    {
        var parent = row["parent_id"] is JsonValue id && id.TryGetValue<long>(out var number) ? partners.GetValueOrDefault(number) : null;
        var isContact = (string?)row["type"] == "contact";
        if (written.Contains("parent_id") && parent is not null && isContact && HasAddress(parent))
        {
            Copy(parent, row, Fields);
        }

        if (version >= 19 && parent is not null && isContact && (written.Contains("parent_id") || written.Any(Fields.Contains)) && HasAddress(row) && Fields.Any(f => Text(row, f) != Text(parent, f)))
        {
            Copy(row, parent, Fields);
            Down(partners, parent, Fields);
        }

        Down(partners, row, [.. written.Where(Fields.Contains)]);
    }

    /// <summary>A new contact takes what its company has, and gives its address to one that has none.</summary>
    public static void AfterLoad(SortedDictionary<long, JsonObject> partners, JsonObject row)
    {
        if (row["parent_id"] is not JsonValue id || !id.TryGetValue<long>(out var number) || partners.GetValueOrDefault(number) is not { } parent)
        {
            return;
        }

        if (HasAddress(parent))
        {
            Copy(parent, row, [.. Fields.Where(f => Text(parent, f) is not null)]);
        }
        else if (HasAddress(row) && partners.Values.Count(other => Text(other, "parent_id") == Text(row, "parent_id")) == 1)
        {
            Copy(row, parent, Fields);
        }
    }

    private static void Down(SortedDictionary<long, JsonObject> partners, JsonObject row, string[] fields)
    {
        foreach (var child in partners.Values.Where(other => Text(other, "parent_id") == Text(row, "id") && (string?)other["type"] == "contact"))
        {
            Copy(row, child, fields);
        }
    }

    private static void Copy(JsonObject from, JsonObject to, string[] fields)
    {
        foreach (var field in fields)
        {
            to[field] = from[field]?.DeepClone() ?? false;
        }
    }

    private static bool HasAddress(JsonObject row) => Fields.Any(f => Text(row, f) is not null);

    private static string? Text(JsonObject row, string field) => row[field] is { } value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number ? value.ToJsonString() : null;
}
