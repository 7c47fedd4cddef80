using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>Times and kinds as HubSpot writes them: a time is ISO 8601 or milliseconds.</summary>
internal static class HubSpotText
{
    /// <summary>Of a kind, as in paths.</summary>
    public static string Type(RecordKind kind) => kind == RecordKind.Company ? "companies" : "contacts";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time in a search, which takes milliseconds.</summary>
    public static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonNode? value) => VendorJson.Text(value) is not { } text ? null
        : long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime()
        : null;
}
