using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>Tables, ids, times and literals as Dataverse writes them.</summary>
internal static class DynamicsText
{
    /// <summary>Annotation of a lookup: the table that the row is of.</summary>
    public const string LookupTable = "Microsoft.Dynamics.CRM.lookuplogicalname";

    /// <summary>A contact's company, or the person that it belongs to.</summary>
    public const string Parent = "_parentcustomerid_value";

    private const int IdBytes = 16;

    public static string Table(RecordKind kind) => kind == RecordKind.Company ? "account" : "contact";

    /// <summary>Name of the table's rows in a path.</summary>
    public static string Set(RecordKind kind) => kind == RecordKind.Company ? "accounts" : "contacts";

    /// <summary>Name of the column that holds the id.</summary>
    public static string Id(RecordKind kind) => kind == RecordKind.Company ? "accountid" : "contactid";

    public static string PathOf(RecordKind kind, string id) => $"{Set(kind)}({id})";

    public static string PathOf(RecordRef record) => PathOf(record.Kind, record.Id);

    /// <summary>Whether it may stand in a path.</summary>
    public static bool IsId(string id) => Guid.TryParseExact(id, "D", out _);

    /// <summary>
    /// The id that we give a row of our own, so that the same write makes the same row however often it is sent: a UUID of
    /// version 8 from SHA-256 (RFC 9562, section 5.8).
    /// </summary>
    /// <param name="set">Of the rows; two tables have no id in common.</param>
    /// <param name="key">Of the write.</param>
    public static string OwnId(string set, string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{set}/{key}"))[..IdBytes];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>In whole seconds, which is what Dataverse keeps.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonNode? value) =>
        VendorJson.Text(value) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    /// <summary>A text in a filter: quotes are doubled, and the whole is escaped where it becomes a part of the address.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string IdOf(JsonObject row, string column) => VendorJson.Text(row[column]) ?? throw DynamicsErrors.Of(502, null, null, isWrite: false);
}
