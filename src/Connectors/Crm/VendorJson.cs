using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>Reads what vendors send as JSON without trusting its types: a number may stand where a text is meant, and empty is null or "".</summary>
internal static class VendorJson
{
    private const int LongestName = 100;

    /// <summary>Text or number; null for what is empty, and for what is neither: some vendors send false for "empty".</summary>
    public static string? Words(JsonNode? value) => value is JsonValue v && v.GetValueKind() switch
    {
        JsonValueKind.String => v.GetValue<string>(),
        JsonValueKind.Number => v.ToJsonString(),
        _ => null,
    } is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>As <see cref="Words"/>, and "true" or "false".</summary>
    public static string? Text(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => Words(value),
    };

    public static bool IsTrue(JsonNode? value) => Text(value) is "true" or "1";

    /// <summary>Objects of an array; none when there is none.</summary>
    public static IEnumerable<JsonObject> Rows(JsonNode? array) => (array as JsonArray ?? []).OfType<JsonObject>();

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)text)];

    /// <summary>Whether it is a number of a record: nothing else is put into a path.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 18 && id.All(char.IsAsciiDigit);

    /// <summary>Whether it is the name of a field or right, and so may be shown: values may not.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
