using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using WorkflowConnect.Connectors.Crm;
namespace WorkflowConnect.Connectors.Odoo;

/// <summary>Values as Odoo writes them: an empty one is <c>false</c>, a time has no zone and means UTC, a record is its id and name.</summary>
internal static class OdooText
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonNode? value) =>
        VendorJson.Words(value) is { } text && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? new DateTimeOffset(time, TimeSpan.Zero) : null;

    /// <summary>The id of a record, given alone or with its name.</summary>
    public static long? Id(JsonNode? value) => value switch
    {
        JsonArray { Count: > 0 } pair => Id(pair[0]),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number && v.TryGetValue<long>(out var id) => id,
        _ => null,
    };

    public static JsonArray Array(params JsonNode?[] items) => [.. items];

    /// <summary>A text of a pattern (<c>=ilike</c>) that means itself: an unescaped backslash at its end is an error of the database.</summary>
    public static string Literally(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    /// <summary>A condition of a domain.</summary>
    public static JsonArray Is(string field, string op, JsonNode? value) => [field, op, value];
}
