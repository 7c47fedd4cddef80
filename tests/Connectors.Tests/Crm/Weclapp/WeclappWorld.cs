using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Weclapp;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

internal sealed class WeclappWorld() : CrmWorld(CrmKind.Weclapp, WeclappServer.Key)
{
    private const long First = 100_000;

    public WeclappServer Weclapp { get; } = new();

    public override FaultyServer Server => Weclapp;

    public override int CallsPerLead => 24;

    public override IReadOnlyList<SeenRecord> Records =>
    [
        .. Parties.Select(party => new SeenRecord(
            (string?)party["partyType"] == "PERSON" ? RecordKind.Contact : RecordKind.Company,
            (string)party["id"]!,
            Parties.FirstOrDefault(company => (company["contacts"] as JsonArray ?? []).Any(contact => (string?)contact!["id"] == (string)party["id"]!))?["id"]?.GetValue<string>(),
            Leaves(party).ToDictionary(leaf => leaf.Path, leaf => leaf.Text, StringComparer.Ordinal))),
    ];

    public override IReadOnlyList<SeenDocument> Documents => [.. Weclapp.Entities["document"].Keys.Select(id => new SeenDocument(OnOf("document", id), Weclapp.Files[id]))];

    public override IReadOnlyList<SeenActivity> Activities => [.. Weclapp.Entities["comment"].Select(comment =>
        new SeenActivity(OnOf("comment", comment.Key), (string)comment.Value["comment"]!, DateTimeOffset.FromUnixTimeMilliseconds((long)comment.Value["createdDate"]!)))];

    public override IReadOnlyList<(string List, string Email)> Members => [.. Parties.SelectMany(party => (party["tags"] as JsonArray ?? []).Select(tag => ((string)tag!, (string)party["email"]!)))];

    private IEnumerable<JsonObject> Parties => Weclapp.Entities["party"].Values;

    public override IEnumerable<string> Lists => Weclapp.Entities["tag"].Values.Select(tag => (string)tag["name"]!);

    public override string Operation(CrmStep step) => step switch
    {
        CrmStep.CreateCompany => "POST party ORGANIZATION",
        CrmStep.CreateContact => "POST party PERSON",
        CrmStep.Attach => "POST document",
        CrmStep.Log => "POST comment",
        _ => "PUT party/tags",
    };

    public override void OptOut(string email, string list)
    {
        foreach (var tags in Parties.Where(party => (string?)party["email"] == email).Select(party => party["tags"]).OfType<JsonArray>())
        {
            tags.Where(tag => (string?)tag == list).ToList().ForEach(tag => tags.Remove(tag));
        }
    }

    public override void AddCompanies(int count, DateTimeOffset changed)
    {
        for (var i = 0; i < count; i++)
        {
            Weclapp.Entities["party"][First + i] = new JsonObject
            {
                ["id"] = (First + i).ToString(CultureInfo.InvariantCulture),
                ["version"] = "0",
                ["partyType"] = "ORGANIZATION",
                ["company"] = $"Kunde {i}",
                ["createdDate"] = changed.ToUnixTimeMilliseconds(),
                ["lastModifiedDate"] = changed.ToUnixTimeMilliseconds(),
            };
        }
    }

    public override void Touch(int number, DateTimeOffset changed) => Weclapp.Entities["party"][First + number]["lastModifiedDate"] = changed.ToUnixTimeMilliseconds();

    public override void Remove(string id) => Weclapp.Entities["party"].Remove(long.Parse(id, CultureInfo.InvariantCulture));

    protected override IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping) =>
        new WeclappVendor(new WeclappCalls(Options, http, key, TimeProvider.System), WeclappFields.Usual.With(mapping), Connection);

    private static IEnumerable<(string Path, string Text)> Leaves(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(f => Leaves(f.Value)),
        JsonArray list => list.SelectMany(Leaves),
        _ when node?.GetValueKind() == JsonValueKind.String => [(node.GetPath(), (string)node!)],
        _ => [],
    };

    private string OnOf(string entity, long id) => Weclapp.On[(entity, id)].Split('/')[1];
}
