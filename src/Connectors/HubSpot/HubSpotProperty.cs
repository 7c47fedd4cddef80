using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>A property of the account's companies or contacts.</summary>
/// <param name="Type">Such as <c>string</c>, <c>datetime</c>, <c>enumeration</c>.</param>
/// <param name="IsUnique">No two records may have the same value.</param>
/// <param name="Options">Value and label of an enumeration.</param>
internal sealed record HubSpotProperty(string Type, bool IsUnique, IReadOnlyList<(string Value, string Label)> Options)
{
    public static HubSpotProperty Of(JsonObject row) => new(
        VendorJson.Text(row["type"]) ?? "",
        VendorJson.Text(row["hasUniqueValue"]) == "true",
        [.. VendorJson.Rows(row["options"]).Select(o => (VendorJson.Text(o["value"]) ?? "", VendorJson.Text(o["label"]) ?? ""))]);
}
