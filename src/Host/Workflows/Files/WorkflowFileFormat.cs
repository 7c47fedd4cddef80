using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Workflows;

/// <summary>
/// Writes a definition as the files in <c>workflows/</c> look: the same definition gives the same bytes, whichever order
/// the designer left its properties in, so that git shows what changed and nothing else.
/// </summary>
internal sealed class WorkflowFileFormat(ActivityRegistry registry)
{
    // As deep as the engine reads.
    private const int MaxDepth = 256;

    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private static readonly string[] Top =
    [
        "$schema", "id", "definitionId", "name", "description", "createdAt", "version", "toolVersion", "isReadonly", "isSystem",
        "isLatest", "isPublished", "variables", "inputs", "outputs", "outcomes", "customProperties", "options",
    ];

    // Of a server's answer or its database, not of the definition.
    private static readonly string[] LeftOut =
        ["links", "tenantId", "providerName", "materializerName", "materializerContext", "originalSource", "stringData", "binaryData"];

    private static readonly string[] ActivityHead = ["id", "name", "type", "version", "start"];

    private static readonly string[] ActivityTail = ["activities", "connections", "variables", "customProperties", "metadata", "nodeId"];

    private static readonly JsonWriterOptions Writing = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text for a version as it is stored.</summary>
    public string Write(WorkflowDefinitionRow row)
    {
        var definition = WorkflowCatalog.ToStoredModel(row);
        KeepCreationOfAuthor(definition, row);
        foreach (var name in LeftOut)
        {
            definition.Remove(name);
        }

        // Ids and dates of rows differ from one database to the next; a file must not.
        definition["$schema"] = Schema;
        definition["id"] = $"{row.DefinitionId}-v{row.Version}";
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            Arrange(definition).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void KeepCreationOfAuthor(JsonObject definition, WorkflowDefinitionRow row)
    {
        var stored = JsonNode.Parse(row.Json, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth })!.AsObject();
        definition.Remove("createdAt");
        if (stored["createdAt"] is { } created)
        {
            definition["createdAt"] = created.DeepClone();
        }
    }

    private JsonNode Arrange(JsonNode node) => node switch
    {
        JsonObject thing => ArrangeObject(thing),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Arrange(item))]),
        _ => node.DeepClone(),
    };

    private JsonObject ArrangeObject(JsonObject thing)
    {
        var order = OrderOf(thing);
        var properties = order is null ? thing.AsEnumerable() : thing.OrderBy(property => order(property.Key)).ThenBy(property => property.Key, StringComparer.Ordinal);
        return new JsonObject(properties.Select(property =>
            KeyValuePair.Create(property.Key, property.Value is null ? null : Arrange(property.Value))));
    }

    // Objects that are neither a definition nor an activity keep the order that their author gave them.
    private Func<string, int>? OrderOf(JsonObject thing)
    {
        if (thing.ContainsKey("definitionId") && thing.ContainsKey("root"))
        {
            return name => name == "root" ? Top.Length + 1 : Array.IndexOf(Top, name) is >= 0 and var place ? place : Top.Length;
        }

        if (thing["id"] is not JsonValue || thing["type"] is not JsonValue type || type.GetValueKind() != JsonValueKind.String || !IsActivity(thing))
        {
            return null;
        }

        string[] known = registry.Find(type.GetValue<string>(), 1) is { } descriptor
            ? [.. descriptor.Inputs.Select(input => input.Name).Concat(descriptor.Outputs.Select(output => output.Name)).Select(JsonNamingPolicy.CamelCase.ConvertName)]
            : [];
        string[] order = [.. ActivityHead, .. known.Except(ActivityHead).Except(ActivityTail)];
        return name => Array.IndexOf(ActivityTail, name) is >= 0 and var tail ? order.Length + 1 + tail
            : Array.IndexOf(order, name) is >= 0 and var place ? place
            : order.Length;
    }

    private static bool IsActivity(JsonObject thing) =>
        thing.ContainsKey("version") || thing.ContainsKey("customProperties") || thing.ContainsKey("metadata") || thing.ContainsKey("nodeId");
}
