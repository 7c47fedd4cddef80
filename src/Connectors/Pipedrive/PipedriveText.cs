using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>Kinds, times and ids as Pipedrive writes them.</summary>
internal static class PipedriveText
{
    /// <summary>Of a kind, as in paths.</summary>
    public static string Type(RecordKind kind) => kind == RecordKind.Company ? "organizations" : "persons";

    /// <summary>Field by which notes and files hang on a record.</summary>
    public static string Link(RecordKind kind) => kind == RecordKind.Company ? "org_id" : "person_id";

    /// <summary>RFC 3339, in whole seconds.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonNode? value) =>
        VendorJson.Text(value) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    /// <summary>Numbers are not taken as strings.</summary>
    public static long Number(RecordRef record) => long.Parse(record.Id, CultureInfo.InvariantCulture);

    public static string IdOf(JsonNode? row) => VendorJson.Text(row?["id"]) ?? throw PipedriveErrors.Of(502, null, new Dictionary<string, string>(StringComparer.Ordinal), isWrite: true);
}
