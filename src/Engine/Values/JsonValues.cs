using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// Values of variables, inputs and outputs as JSON. The common kinds are written by hand; anything else goes through
/// the serializer, whose metadata is cached.
/// </summary>
internal static class JsonValues
{
    // What was accepted once must be readable for ever: no limit on reading may be below one on writing. The writer's is 1,000.
    public static readonly JsonDocumentOptions Reading = new() { MaxDepth = 1_000 };

    // An endless number is no JSON; inside of a record it becomes a text rather than a run that cannot be saved.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 1_000,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static readonly JsonSerializerOptions Relaxed = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Write(IReadOnlyDictionary<string, object>? values)
    {
        if (values is null || values.Count == 0)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteObject(writer, values);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> values)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in values)
        {
            writer.WritePropertyName(key);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    public static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case double: writer.WriteNullValue(); break; // As JSON.stringify does with what is endless.
            case decimal number: writer.WriteNumberValue(number); break;
            case DateTimeOffset time: writer.WriteStringValue(time); break;
            case DateTime time: writer.WriteStringValue(time); break;
            case Guid id: writer.WriteStringValue(id); break;
            case TimeSpan span: writer.WriteStringValue(span.ToString("c")); break;
            case Enum member: writer.WriteStringValue(member.ToString()); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case JsonElement { ValueKind: JsonValueKind.Undefined }: writer.WriteNullValue(); break;
            case JsonElement element: element.WriteTo(writer); break;
            case JsonNode node: node.WriteTo(writer); break;
            case IEnumerable<KeyValuePair<string, object>> map: WriteObject(writer, map); break;
            case IList list: WriteList(writer, list); break;
            default: JsonSerializer.Serialize(writer, value, value.GetType(), Options); break;
        }
    }

    public static JsonElement ToElement(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteValue(writer, value);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, Reading);
        return document.RootElement.Clone();
    }

    /// <summary>Scalars become CLR values; objects and arrays stay JSON until somebody asks for a type.</summary>
    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        _ => element.Clone(),
    };

    public static Dictionary<string, object> ReadObject(JsonElement element)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            values[property.Name] = Read(property.Value)!;
        }

        return values;
    }

    private static void WriteList(Utf8JsonWriter writer, IList list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }
}
