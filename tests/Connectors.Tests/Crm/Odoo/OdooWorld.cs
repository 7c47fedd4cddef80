using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Odoo;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

internal sealed partial class OdooWorld : CrmWorld
{
    public OdooWorld(int version)
        : base(CrmKind.Odoo, OdooServer.Key)
    {
        Odoo = new OdooServer(version);
        (Options.Database, Options.User) = ("crm", "bot");
    }

    public OdooServer Odoo { get; }

    public override FaultyServer Server => Odoo;

    public override int CallsPerLead => 15;

    public override IReadOnlyList<SeenRecord> Records => [.. Odoo.Partners.Select(row => new SeenRecord(
        (bool)row["is_company"]! ? RecordKind.Company : RecordKind.Contact,
        Id(row["id"]),
        row["parent_id"] is { } parent ? Id(parent) : null,
        row.Where(f => f.Value?.GetValueKind() == JsonValueKind.String).ToDictionary(f => f.Key, f => (string)f.Value!, StringComparer.Ordinal)))];

    public override IReadOnlyList<SeenDocument> Documents =>
        [.. Odoo.Models["ir.attachment"].Values.Select(row => new SeenDocument(Id(row["res_id"]), Convert.FromBase64String((string)row["datas"]!)))];

    public override IReadOnlyList<SeenActivity> Activities => [.. Odoo.Models["mail.message"].Values.Select(row => new SeenActivity(
        Id(row["res_id"]), WebUtility.HtmlDecode(Markup().Replace((string)row["body"]!, "\n")), DateTimeOffset.Parse((string)row["date"]! + "Z", CultureInfo.InvariantCulture)))];

    public override IReadOnlyList<(string List, string Email)> Members => [.. Odoo.Models["mailing.subscription"].Values
        .Where(row => row["opt_out"]?.GetValueKind() != JsonValueKind.True && Odoo.Models["mailing.contact"].ContainsKey((long)row["contact_id"]!))
        .Select(row => ((string)Odoo.Models["mailing.list"][(long)row["list_id"]!]["name"]!, (string)Odoo.Models["mailing.contact"][(long)row["contact_id"]!]["email"]!))];

    public override IEnumerable<string> Lists => Odoo.Models["mailing.list"].Values.Select(list => (string)list["name"]!);

    public override int Subscribers => Odoo.Models["mailing.contact"].Count;

    public override string Operation(CrmStep step) => step switch
    {
        CrmStep.CreateCompany or CrmStep.CreateContact => "res.partner.load",
        CrmStep.Attach => "ir.attachment.create",
        CrmStep.Log => "res.partner.message_post",
        _ => "mailing.contact.create",
    };

    public override void OptOut(string email, string list)
    {
        foreach (var row in Odoo.Models["mailing.subscription"].Values.Where(row => (string?)Odoo.Models["mailing.list"][(long)row["list_id"]!]["name"] == list))
        {
            row["opt_out"] = true;
        }
    }

    public override void AddCompanies(int count, DateTimeOffset changed)
    {
        for (var i = 0; i < count; i++)
        {
            Odoo.Models["res.partner"][1_000 + i] = new() { ["id"] = (long)(1_000 + i), ["name"] = $"Kunde {i}", ["is_company"] = true, ["type"] = "contact", ["active"] = true, ["create_date"] = Time(changed), ["write_date"] = Time(changed, i * 7_919 % 1_000_000) };
        }
    }

    public override void Touch(int number, DateTimeOffset changed) => Odoo.Models["res.partner"][1_000 + number]["write_date"] = Time(changed);

    public override void Remove(string id) => Odoo.Models["res.partner"].Remove(long.Parse(id, CultureInfo.InvariantCulture));

    protected override IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping) =>
        new OdooVendor(new OdooRpc(Options, http, key, TimeProvider.System), OdooPartners.Usual.With(mapping), Options, Connection);

    private static string Id(JsonNode? id) => id!.ToJsonString();

    /// <summary>As Odoo keeps it: what it shows to the second has microseconds, and these are in another order than the ids.</summary>
    private static string Time(DateTimeOffset time, int microseconds = 0) => $"{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}.{microseconds:D6}";

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
