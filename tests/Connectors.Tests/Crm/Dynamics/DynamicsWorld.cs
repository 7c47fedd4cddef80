using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Dynamics;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

internal sealed partial class DynamicsWorld : CrmWorld
{
    public DynamicsWorld()
        : base(CrmKind.Dynamics, DynamicsServer.ClientSecret) => Options.User = DynamicsServer.ClientId;

    public DynamicsServer Dynamics { get; } = new();

    public DynamicsTables Tables => Dynamics.Tables;

    public override FaultyServer Server => Dynamics;

    public override int CallsPerLead => 15;

    public override string NoSuchId => "00000000-0000-8000-8000-000000000001";

    public override IReadOnlyList<SeenRecord> Records =>
    [
        .. new[] { (RecordKind.Company, "accounts"), (RecordKind.Contact, "contacts") }.SelectMany(kind => Tables.Rows[kind.Item2].Select(row => new SeenRecord(
            kind.Item1,
            row.Key,
            (string?)row.Value["_parentcustomerid_value"],
            row.Value.Where(v => v.Value?.GetValueKind() == JsonValueKind.String).ToDictionary(v => v.Key, v => (string)v.Value!, StringComparer.Ordinal)))),
    ];

    public override IReadOnlyList<SeenDocument> Documents =>
        [.. Tables.Rows["annotations"].Values.Where(row => row["documentbody"] is not null).Select(row => new SeenDocument(Text(row["_objectid_value"]), Convert.FromBase64String(Text(row["documentbody"]))))];

    public override IReadOnlyList<SeenActivity> Activities =>
    [
        .. Tables.Rows["annotations"].Values.Where(row => row["notetext"] is not null).Select(row => new SeenActivity(
            Text(row["_objectid_value"]),
            $"{Text(row["subject"])}\n{WebUtility.HtmlDecode(Markup().Replace(Text(row["notetext"]), "\n"))}",
            DateTimeOffset.Parse(Text(row["createdon"]), CultureInfo.InvariantCulture))),
    ];

    public override IReadOnlyList<(string List, string Email)> Members =>
    [
        .. Tables.Members.Where(m => Tables.Rows["contacts"].TryGetValue(m.Contact, out var contact) && contact["donotbulkemail"]?.GetValueKind() != JsonValueKind.True)
            .Select(m => (Text(Tables.Rows["lists"][m.List]["listname"]), Text(Tables.Rows["contacts"][m.Contact]["emailaddress1"]))),
    ];

    public override IEnumerable<string> Lists => Tables.Rows["lists"].Values.Select(row => Text(row["listname"]));

    public override string Operation(CrmStep step) => step switch
    {
        CrmStep.CreateCompany => "CREATE accounts",
        CrmStep.CreateContact => "CREATE contacts",
        CrmStep.Attach => "CREATE annotations/file",
        CrmStep.Log => "CREATE annotations",
        _ => "POST lists/AddMemberList",
    };

    public override void OptOut(string email, string list)
    {
        foreach (var row in Tables.Rows["contacts"].Values.Where(row => (string?)row["emailaddress1"] == email))
        {
            row["donotbulkemail"] = true;
        }
    }

    public override void AddCompanies(int count, DateTimeOffset changed)
    {
        for (var i = 0; i < count; i++)
        {
            Tables.Put("accounts", IdOf(i), new JsonObject { ["name"] = $"Kunde {i}" }, changed);
        }
    }

    public override void Touch(int number, DateTimeOffset changed) => Tables.Touch(Tables.Rows["accounts"][IdOf(number)], changed);

    public override void Remove(string id)
    {
        Tables.Rows["accounts"].Remove(id);
        Tables.Rows["contacts"].Remove(id);
    }

    protected override IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping)
    {
        Dynamics.Audience = Options.Address;
        Options.TokenAddress = new Uri(Server.Address, DynamicsServer.TokenPath);
        return new DynamicsVendor(new DynamicsCalls(Options, http, key, TimeProvider.System), DynamicsFields.Usual.With(mapping), Connection);
    }

    public static string IdOf(int number) => $"5f0c1d2e-0000-8000-8000-{number:d12}";

    private static string Text(JsonNode? node) => (string?)node ?? "";

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
