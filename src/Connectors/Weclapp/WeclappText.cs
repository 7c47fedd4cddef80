using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using WorkflowConnect.Connectors.Crm;
namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>Values as weclapp writes them: a time is milliseconds since 1970, an id is a string, an empty string is null.</summary>
internal static class WeclappText
{
    private const string ExactFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int LongestPlace = 100;

    public static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonNode? value) =>
        long.TryParse(VendorJson.Words(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>A time with its milliseconds, as the text of a field of our own.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString(ExactFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Exact(string? text) =>
        DateTimeOffset.TryParseExact(text, ExactFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>The noon of a day, which is that day in every time zone that weclapp may show it in; null for a date that is not whole.</summary>
    public static long? Day(string date) => DateOnly.TryParseExact(date.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).ToUnixTimeMilliseconds()
        : null;

    /// <summary>weclapp holds a day as its midnight in Germany, which is 21, 22 or 23 o'clock of the day before in UTC.</summary>
    public static string? Day(JsonNode? value) => Time(value)?.AddHours(3).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;

    /// <summary>Objects of an array; none when there is none.</summary>
    public static IReadOnlyList<JsonObject> Rows(JsonNode? array) => [.. (array as JsonArray ?? []).OfType<JsonObject>()];

    /// <summary>Texts of an array; none when there is none.</summary>
    public static IReadOnlyList<string> Texts(JsonNode? array) => [.. (array as JsonArray ?? []).Select(VendorJson.Words).OfType<string>()];

    /// <summary>Whether it is the place of a property in a body, and so may be shown: values may not.</summary>
    public static bool IsPlace(string text) => text.Length is > 0 and <= LongestPlace && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '[' or ']');

    /// <summary>weclapp's word for a salutation; null for one that it does not know.</summary>
    public static string? Salutation(string given) => given.Trim().TrimEnd('.').ToUpperInvariant() switch
    {
        "HERR" or "HR" or "MR" or "MISTER" => "MR",
        "FRAU" or "FR" or "MS" or "MISS" or "MRS" => "MRS",
        "FAMILIE" or "FAMILY" => "FAMILY",
        _ => null,
    };
}
