using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Pipedrive;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

internal sealed partial class PipedriveWorld : CrmWorld
{
    private readonly string _lists;

    public PipedriveWorld()
        : base(CrmKind.Pipedrive, PipedriveServer.Key)
    {
        Pipedrive.AddField("organizationFields", PipedriveFields.Key, "varchar");
        Pipedrive.AddField("personFields", PipedriveFields.Key, "varchar");
        _lists = Pipedrive.AddField("personFields", PipedriveFields.Lists, "set", [new JsonObject { ["label"] = "Kunden" }]);
    }

    public PipedriveServer Pipedrive { get; } = new();

    public override FaultyServer Server => Pipedrive;

    public override int CallsPerLead => 17;

    /// <summary>Organizations have no phone there.</summary>
    public override string CompanyDetail => CrmFields.Website;

    public override IReadOnlyList<SeenRecord> Records =>
    [
        .. new[] { RecordKind.Company, RecordKind.Contact }.SelectMany(kind => Pipedrive.Rows[kind == RecordKind.Company ? "organizations" : "persons"].Select(row => (kind, row.Key, row.Value)))
            .Where(row => row.Value["is_deleted"] is not JsonValue deleted || !(bool)deleted).OrderBy(row => row.Key)
            .Select(row => new SeenRecord(row.kind, Text(row.Value["id"]), row.Value["org_id"] is { } company ? Text(company) : null, Values(row.Value).ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal))),
    ];

    public override IReadOnlyList<SeenDocument> Documents =>
    [
        .. Pipedrive.Rows["files"].Values.Where(row => (bool)row["active_flag"]!)
            .SelectMany(row => new[] { row["org_id"], row["person_id"] }.OfType<JsonNode>().Select(record => new SeenDocument(Text(record), Pipedrive.Contents[(long)row["id"]!]))),
    ];

    public override IReadOnlyList<SeenActivity> Activities =>
    [
        .. Pipedrive.Rows["notes"].Values.Where(row => (bool)row["active_flag"]!).Select(row => new SeenActivity(
            Text(row["org_id"] ?? row["person_id"]), WebUtility.HtmlDecode(Markup().Replace((string)row["content"]!, "\n")), DateTimeOffset.Parse((string)row["add_time"]!, CultureInfo.InvariantCulture))),
    ];

    public override IReadOnlyList<(string List, string Email)> Members =>
    [
        .. Pipedrive.Rows["persons"].Values.Where(row => (string?)row["marketing_status"] != "unsubscribed")
            .SelectMany(row => (row["custom_fields"]![_lists] as JsonArray ?? []).Select(option => (NameOf((long)option!), (string)row["emails"]![0]!["value"]!))),
    ];

    public override IEnumerable<string> Lists => Pipedrive.Fields["personFields"].Single(f => (string)f["field_code"]! == _lists)["options"]!.AsArray().Select(option => (string)option!["label"]!);

    public override string Operation(CrmStep step) => step switch
    {
        CrmStep.CreateCompany => "POST v2/organizations",
        CrmStep.CreateContact => "POST v2/persons",
        CrmStep.Attach => "POST v1/files",
        CrmStep.Log => "POST v1/notes",
        _ => "PATCH v2/persons",
    };

    public override void OptOut(string email, string list)
    {
        foreach (var row in Pipedrive.Rows["persons"].Values.Where(row => (string?)row["emails"]?[0]?["value"] == email))
        {
            row["marketing_status"] = "unsubscribed";
        }
    }

    public override void AddCompanies(int count, DateTimeOffset changed)
    {
        for (var i = 0; i < count; i++)
        {
            Pipedrive.Put("organizations", new JsonObject { ["name"] = $"Kunde {i}", ["custom_fields"] = new JsonObject() }, 1_000 + i, changed);
        }
    }

    public override void Touch(int number, DateTimeOffset changed) => Pipedrive.Rows["organizations"][1_000 + number]["update_time"] = PipedriveServer.Stamp(changed);

    public override void Remove(string id)
    {
        foreach (var type in new[] { "organizations", "persons" })
        {
            if (Pipedrive.Rows[type].TryGetValue(long.Parse(id, CultureInfo.InvariantCulture), out var row))
            {
                row["is_deleted"] = true;
            }
        }
    }

    public override void Settle() => Pipedrive.Settle();

    protected override IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping) =>
        new PipedriveVendor(new PipedriveCalls(Options, http, PipedriveCalls.WithKey(Options, key), TimeProvider.System), PipedriveFields.Usual.With(mapping), Connection);

    private string NameOf(long option) =>
        (string)Pipedrive.Fields["personFields"].Single(field => (string)field["field_code"]! == _lists)["options"]!.AsArray().Single(o => (long)o!["id"]! == option)!["label"]!;

    /// <summary>Every text that stands in a row, however deep.</summary>
    private static IEnumerable<(string Name, string Value)> Values(JsonNode? node, string name = "") => node switch
    {
        JsonObject parts => parts.SelectMany(part => Values(part.Value, name.Length == 0 ? part.Key : $"{name}.{part.Key}")),
        JsonArray entries => entries.SelectMany((entry, i) => Values(entry, $"{name}.{i}")),
        null => [],
        _ => [(name, Text(node))],
    };

    private static string Text(JsonNode? value) => value!.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)value! : value.ToJsonString();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
