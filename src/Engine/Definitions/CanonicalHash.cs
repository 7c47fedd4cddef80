using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// Hashes what a definition does: not the order of its properties, the place of its nodes on the canvas, or what a
/// designer writes out although it is the default. Opening and saving must not look like a change.
/// </summary>
internal static class CanonicalHash
{
    private static readonly HashSet<string> IgnoredAtTop = new(StringComparer.Ordinal)
    {
        "$schema", "id", "version", "createdAt", "toolVersion", "isLatest", "isPublished", "isReadonly", "isSystem", "links", "tenantId",
        "providerName", "materializerName", "materializerContext", "originalSource", "stringData",
    };

    private static readonly HashSet<string> IgnoredBelow = new(StringComparer.Ordinal)
    {
        "metadata", "vertices", "nodeId", "notFoundConnections", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId",

        // Ids of rows differ from server to server; the content hash beside it says what is meant.
        "workflowDefinitionVersionId",
    };

    // What the author wrote as a value counts to the letter.
    private static readonly HashSet<string> Verbatim = new(StringComparer.Ordinal) { "expression", "value", "defaultValue", "condition" };

    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal) { "options", "customProperties" };

    public static string Of(JsonElement definition)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteSorted(writer, Object(definition, IgnoredAtTop, dropsFalse: false));
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json, DefinitionModel.Parsing);
        return Of(document.RootElement);
    }

    private static JsonNode? Reduce(JsonElement element, bool dropsFalse) => element.ValueKind switch
    {
        JsonValueKind.Object => Object(element, IgnoredBelow, dropsFalse) is { Count: > 0 } reduced ? reduced : null,
        JsonValueKind.Array => element.GetArrayLength() > 0
            ? new JsonArray([.. element.EnumerateArray().Select(item => Reduce(item, dropsFalse))])
            : null,
        JsonValueKind.False when dropsFalse => null,
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element),
    };

    private static JsonObject Object(JsonElement element, HashSet<string> ignored, bool dropsFalse)
    {
        var reduced = new JsonObject();
        foreach (var property in element.EnumerateObject().Where(property => !ignored.Contains(property.Name)))
        {
            var value = Verbatim.Contains(property.Name)
                ? Keep(property.Value)
                : Reduce(property.Value, dropsFalse || Flags.Contains(property.Name) || property.Name == "isArray");
            if (value is not null)
            {
                reduced[property.Name] = value;
            }
        }

        if (reduced["connections"] is not null || Json.Text(element, "type") == "Elsa.Flowchart")
        {
            IgnoreOrder(reduced);
        }

        return reduced;
    }

    // Elsa leaves nulls out or writes them as it pleases.
    private static JsonNode? Keep(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(element.EnumerateObject()
            .Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .Select(property => KeyValuePair.Create(property.Name, Keep(property.Value)))),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Keep)]),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element),
    };

    // The designer reorders a flowchart's activities when one is clicked. Their order decides only where a flow begins
    // that has no start, so of it only the order of possible beginnings counts.
    private static void IgnoreOrder(JsonObject flowchart)
    {
        if (flowchart["activities"] is not JsonArray activities)
        {
            return;
        }

        var reached = (flowchart["connections"] as JsonArray ?? [])
            .Select(connection => (connection as JsonObject)?["target"])
            .Select(target => target is JsonObject place ? ActivityTree.Text(place, "activity") : target?.ToString())
            .ToHashSet(StringComparer.Ordinal);
        var ids = activities.OfType<JsonObject>().Select(activity => ActivityTree.Text(activity, "id")).ToList();
        flowchart["activities"] = new JsonArray([.. activities.OrderBy(activity => activity is JsonObject item ? ActivityTree.Text(item, "id") : null, StringComparer.Ordinal)
            .Select(activity => activity?.DeepClone())]);
        flowchart["beginnings"] = new JsonArray([.. ids.Where(id => !reached.Contains(id)).Select(id => (JsonNode?)id)]);
    }

    private static void WriteSorted(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject element:
                writer.WriteStartObject();
                foreach (var (name, value) in element.OrderBy(property => property.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    WriteSorted(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    WriteSorted(writer, item);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
