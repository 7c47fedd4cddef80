using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>Values and names as HubSpot writes them: every property is a string, a time is ISO 8601 or milliseconds, empty is null or "".</summary>
internal static class HubSpotText
{
    private const int LongestName = 100;

    /// <summary>Of a kind, as in paths.</summary>
    public static string Type(RecordKind kind) => kind == RecordKind.Company ? "companies" : "contacts";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time in a search, which takes milliseconds.</summary>
    public static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonNode? value) => Text(value) is not { } text ? null
        : long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime()
        : null;

    /// <summary>Null for what is empty.</summary>
    public static string? Text(JsonNode? value) => value is JsonValue v && v.GetValueKind() switch
    {
        JsonValueKind.String => v.GetValue<string>(),
        JsonValueKind.Number => v.ToJsonString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    } is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Objects of an array; none when there is none.</summary>
    public static IEnumerable<JsonObject> Rows(JsonNode? array) => (array as JsonArray ?? []).OfType<JsonObject>();

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)text)];

    /// <summary>Whether it is a number of a record: nothing else is put into a path.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 20 && id.All(char.IsAsciiDigit);

    /// <summary>Whether it is the name of a property or scope, and so may be shown: values may not.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
