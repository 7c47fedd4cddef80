using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>The vendor's API description: which properties an entity has, and by which it can be filtered.</summary>
internal static class WeclappSpec
{
    private static readonly JsonNode Schemas = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), "weclapp-v2.json")))!["components"]!["schemas"]!;

    /// <summary>Where the description, and Prism's lock file, lie.</summary>
    public static string Folder()
    {
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var folder = Path.Combine(place.FullName, "tests/Connectors.Tests/Crm/Weclapp/Prism");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The API description of weclapp is not at hand.");
    }

    public static bool Has(string entity, string property) => Properties(entity).ContainsKey(property);

    /// <summary>Whether a condition on it does anything: weclapp leaves out all others without a word.</summary>
    public static bool Filters(string entity, string property) =>
        property.StartsWith("customAttribute", StringComparison.Ordinal) && property != "customAttributes" ? entity == "party"
        : property.Split('.', 2) is [var path, var rest] ? Schemas[entity]!["x-weclapp-filterPaths"]?[path] is { } target && Filters((string)target!, rest)
        : Has(entity, property) && (bool?)Properties(entity)[property]!["x-weclapp"]?["filterable"] is not false;

    private static JsonObject Properties(string entity) => Schemas[entity]!["properties"]!.AsObject();
}
