using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>An object of this Salesforce as the app's user may use it: what is hidden from the user is not there.</summary>
/// <param name="Name">Such as <c>Account</c>.</param>
/// <param name="CanCreate">The user may create rows.</param>
/// <param name="CanUpdate">The user may change rows.</param>
/// <param name="CanDelete">The user may delete rows.</param>
/// <param name="Fields">By name.</param>
internal sealed record SalesforceObject(string Name, bool CanCreate, bool CanUpdate, bool CanDelete, IReadOnlyDictionary<string, SalesforceField> Fields)
{
    public static SalesforceObject Of(string name, JsonNode? described) => new(
        name,
        VendorJson.IsTrue(described?["createable"]),
        VendorJson.IsTrue(described?["updateable"]),
        VendorJson.IsTrue(described?["deletable"]),
        VendorJson.Rows(described?["fields"]).Select(SalesforceField.Of).OfType<SalesforceField>().ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The field that holds a country: where this Salesforce has lists of states and countries, a field beside it holds the ISO
    /// code, and the words follow by themselves.
    /// </summary>
    public string CountryField(string theirs) => Fields.ContainsKey($"{theirs}Code") ? $"{theirs}Code" : theirs;
}
