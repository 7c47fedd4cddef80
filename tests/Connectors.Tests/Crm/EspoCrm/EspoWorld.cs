using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.EspoCrm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

internal sealed partial class EspoWorld() : CrmWorld(CrmKind.EspoCrm, EspoServer.Key)
{
    public EspoServer Espo { get; } = new();

    public override FaultyServer Server => Espo;

    public override int CallsPerLead => 20;

    public override string AdministratorsSecret => EspoServer.AdministratorsPassword;

    public override IReadOnlyList<SeenRecord> Records => [.. new[] { (RecordKind.Company, "Account"), (RecordKind.Contact, "Contact") }.SelectMany(kind => Espo.Entities[kind.Item2].Values.Select(row => new SeenRecord(
        kind.Item1,
        Text(row["id"]),
        (string?)row["accountId"],
        row.Where(f => f.Value?.GetValueKind() == JsonValueKind.String).ToDictionary(f => f.Key, f => (string)f.Value!, StringComparer.Ordinal))))];

    public override IReadOnlyList<SeenDocument> Documents => [.. Espo.Entities["Document"].Values.SelectMany(document =>
        new[] { "accountsIds", "contacts" }.SelectMany(link => document[link] as JsonArray ?? []).Select(id => new SeenDocument(Text(id), FileOf(document))))];

    public override IReadOnlyList<SeenActivity> Activities => [.. Espo.Entities["Note"].Values.Select(note => new SeenActivity(
        Text(note["parentId"]), Escaped().Replace(Text(note["post"]), "${sign}"), DateTimeOffset.Parse(Text(note["createdAt"]) + "Z", CultureInfo.InvariantCulture)))];

    public override IReadOnlyList<(string List, string Email)> Members => [.. Espo.Members.Where(m => !m.Value)
        .Select(m => (Text(Espo.Entities["TargetList"][m.Key.List]["name"]), Text(Espo.Entities["Contact"][m.Key.Contact]["emailAddress"])))];

    public override IEnumerable<string> Lists => Espo.Entities["TargetList"].Values.Select(list => (string)list["name"]!);

    public override string Operation(CrmStep step) => step switch
    {
        CrmStep.CreateCompany => "POST Account",
        CrmStep.CreateContact => "POST Contact",
        CrmStep.Attach => "POST Document",
        CrmStep.Log => "POST Note",
        _ => "POST TargetList/contacts",
    };

    public override void OptOut(string email, string list)
    {
        foreach (var key in Espo.Members.Keys.Where(m => (string?)Espo.Entities["TargetList"][m.List]["name"] == list).ToArray())
        {
            Espo.Members[key] = true;
        }
    }

    public override void AddCompanies(int count, DateTimeOffset changed)
    {
        for (var i = 0; i < count; i++)
        {
            Espo.Entities["Account"][IdOf(i)] = new JsonObject { ["id"] = IdOf(i), ["name"] = $"Kunde {i}", ["createdAt"] = EspoText.Time(changed), ["modifiedAt"] = EspoText.Time(changed), ["versionNumber"] = 1 };
        }
    }

    public override void Touch(int number, DateTimeOffset changed) => Espo.Entities["Account"][IdOf(number)]["modifiedAt"] = EspoText.Time(changed);

    public override void Remove(string id)
    {
        foreach (var entity in new[] { "Account", "Contact" })
        {
            if (Espo.Entities[entity].Remove(id, out var row))
            {
                row["deleted"] = true;
                Espo.Removed[id] = row;
            }
        }
    }

    protected override IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping) =>
        new EspoVendor(new EspoCalls(Options, http, key, TimeProvider.System), EspoFields.Usual.With(mapping), Connection);

    private byte[] FileOf(JsonObject document) => Convert.FromBase64String(Text(Espo.Entities["Attachment"][Text(document["fileId"])]["file"]).Split("base64,")[1]);

    private static string IdOf(int number) => $"5{number:d16}";

    private static string Text(JsonNode? node) => (string?)node ?? "";

    [GeneratedRegex(@"\\(?<sign>[\\`*_\[\]<>#~|&])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
