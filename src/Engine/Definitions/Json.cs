using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Reads properties that hostile or old definitions may have with another type, or not at all.</summary>
internal static class Json
{
    public static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static double? Number(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    // Checkboxes of the designer write "True" and "False".
    public static bool Flag(JsonElement element, string name) => Property(element, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } value => string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    public static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    public static IEnumerable<JsonElement> Array(JsonElement element, string name, DefinitionErrors errors, string where)
    {
        if (Property(element, name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray();
        }

        errors.Add(where, $"'{name}' must be a list, not a {value.ValueKind}.");
        return [];
    }
}
