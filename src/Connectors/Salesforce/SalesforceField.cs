using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>A field that the app's user may see.</summary>
/// <param name="Name">The API's.</param>
/// <param name="Type">Such as <c>string</c>.</param>
/// <param name="CanUpdate">The user may write it.</param>
/// <param name="MayBeEmpty">It may hold nothing.</param>
/// <param name="Choices">Values of a picklist that are in use; none for other fields.</param>
internal sealed record SalesforceField(string Name, string Type, bool CanUpdate, bool MayBeEmpty, IReadOnlyList<string> Choices)
{
    public static SalesforceField? Of(JsonObject row) => VendorJson.Text(row["name"]) is not { } name ? null : new SalesforceField(
        name,
        VendorJson.Text(row["type"]) ?? "",
        VendorJson.IsTrue(row["updateable"]),
        VendorJson.IsTrue(row["nillable"]),
        [.. VendorJson.Rows(row["picklistValues"]).Where(choice => VendorJson.IsTrue(choice["active"])).Select(choice => VendorJson.Text(choice["value"])).OfType<string>()]);
}
