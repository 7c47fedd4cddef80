using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>A field of organizations or persons in this account.</summary>
/// <param name="Code">Pipedrive's key: 40 hexadecimal digits for one that was added.</param>
/// <param name="Name">As people see and rename it.</param>
/// <param name="Type">Such as <c>varchar</c>.</param>
/// <param name="IsCustom">It was added to the account.</param>
/// <param name="Options">Ids of the choices of a field with choices, by their labels; the oldest of several.</param>
internal sealed record PipedriveField(string Code, string Name, string Type, bool IsCustom, IReadOnlyDictionary<string, long> Options)
{
    public static PipedriveField? Of(JsonObject row) => VendorJson.Text(row["field_code"]) is not { } code ? null : new PipedriveField(
        code,
        VendorJson.Text(row["field_name"]) ?? code,
        VendorJson.Text(row["field_type"]) ?? "",
        VendorJson.IsTrue(row["is_custom_field"]),
        VendorJson.Rows(row["options"])
            .Where(option => long.TryParse(VendorJson.Text(option["id"]), out _) && VendorJson.Text(option["label"]) is not null)
            .GroupBy(option => VendorJson.Text(option["label"])!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.Min(option => long.Parse(VendorJson.Text(option["id"])!, System.Globalization.CultureInfo.InvariantCulture)), StringComparer.OrdinalIgnoreCase));
}
