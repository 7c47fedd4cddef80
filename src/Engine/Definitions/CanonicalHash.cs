using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Hashes what a definition does, whatever the order of its properties and the place of its nodes on the canvas.</summary>
internal static class CanonicalHash
{
    private static readonly HashSet<string> IgnoredAtTop = new(StringComparer.Ordinal)
    {
        "$schema", "id", "version", "createdAt", "toolVersion", "isLatest", "isPublished", "isReadonly", "links", "tenantId",
    };

    private static readonly HashSet<string> IgnoredBelow = new(StringComparer.Ordinal) { "metadata", "vertices", "nodeId" };

    public static string Of(JsonElement definition)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, definition, IgnoredAtTop);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, HashSet<string> ignored)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(item => item.Name, StringComparer.Ordinal))
                {
                    // Elsa leaves nulls out or writes them as it pleases.
                    if (!ignored.Contains(property.Name) && property.Value.ValueKind != JsonValueKind.Null)
                    {
                        writer.WritePropertyName(property.Name);
                        Write(writer, property.Value, IgnoredBelow);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item, IgnoredBelow);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
