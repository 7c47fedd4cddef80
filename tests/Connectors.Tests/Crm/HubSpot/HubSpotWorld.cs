using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.HubSpot;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

internal sealed partial class HubSpotWorld() : CrmWorld(CrmKind.HubSpot, HubSpotServer.Key)
{
    public HubSpotServer HubSpot { get; } = new();

    public override FaultyServer Server => HubSpot;

    public override int CallsPerLead => 17;

    public override bool SharesAddresses => false;

    public override IReadOnlyList<SeenRecord> Records =>
    [
        .. new[] { RecordKind.Company, RecordKind.Contact }.SelectMany(kind => HubSpot.Objects[kind == RecordKind.Company ? "companies" : "contacts"].Select(row => (kind, row.Key, Properties: row.Value["properties"]!.AsObject())))
            .OrderBy(row => row.Key)
            .Select(row => new SeenRecord(
                row.kind,
                row.Key.ToString(CultureInfo.InvariantCulture),
                (string?)row.Properties["associatedcompanyid"],
                row.Properties.Where(p => p.Value?.GetValueKind() == JsonValueKind.String).ToDictionary(p => p.Key, p => (string)p.Value!, StringComparer.Ordinal))),
    ];

    public override IReadOnlyList<SeenDocument> Documents =>
    [
        .. Notes.SelectMany(note => ((string?)note.Properties["hs_attachment_ids"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Where(HubSpot.Files.ContainsKey)
            .Select(id => new SeenDocument(note.Record, HubSpot.Files[id].Content))),
    ];

    public override IReadOnlyList<SeenActivity> Activities =>
    [
        .. Notes.Select(note => new SeenActivity(
            note.Record,
            WebUtility.HtmlDecode(Markup().Replace((string)note.Properties["hs_note_body"]!, "\n")),
            DateTimeOffset.Parse((string)note.Properties["hs_timestamp"]!, CultureInfo.InvariantCulture))),
    ];

    public override IReadOnlyList<(string List, string Email)> Members =>
    [
        .. HubSpot.Lists.Values.SelectMany(list => list.Members.Select(id => (list.Name, Email: (string)HubSpot.Objects["contacts"][long.Parse(id, CultureInfo.InvariantCulture)]["properties"]!["email"]!)))
            .Where(member => !HubSpot.Left.Contains((member.Email, member.Name))),
    ];

    private IEnumerable<(string Record, JsonObject Properties)> Notes => HubSpot.NoteOn
        .Where(note => HubSpot.Objects["notes"].ContainsKey(note.Key))
        .Select(note => (note.Value.Id, HubSpot.Objects["notes"][note.Key]["properties"]!.AsObject()));

    public override IEnumerable<string> Lists => HubSpot.Lists.Values.Select(list => list.Name);

    public override string Operation(CrmStep step) => step switch
    {
        CrmStep.CreateCompany => "POST crm/objects/companies",
        CrmStep.CreateContact => "POST crm/objects/contacts",
        CrmStep.Attach => "POST files/files",
        CrmStep.Log => "POST crm/objects/notes",
        _ => "PUT crm/lists/memberships/add",
    };

    public override void OptOut(string email, string list) => HubSpot.Left.Add((email, list));

    public override void AddCompanies(int count, DateTimeOffset changed)
    {
        for (var i = 0; i < count; i++)
        {
            HubSpot.Put("companies", 1_000 + i, new JsonObject { ["name"] = $"Kunde {i}" }, changed);
        }

        Settle();
    }

    public override void Touch(int number, DateTimeOffset changed)
    {
        HubSpot.Put("companies", 1_000 + number, new JsonObject { ["name"] = $"Kunde {number}" }, changed);
        Settle();
    }

    public override void Remove(string id)
    {
        var number = long.Parse(id, CultureInfo.InvariantCulture);
        foreach (var type in new[] { "companies", "contacts" })
        {
            HubSpot.Objects[type].Remove(number);
            HubSpot.Index.Changed(type, number);
        }
    }

    public override void Settle() => HubSpot.Index.Settle(HubSpot.Objects);

    protected override IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping) =>
        new HubSpotVendor(new HubSpotCalls(Options, http, HubSpotCalls.WithKey(Options, key), TimeProvider.System), HubSpotProperties.Usual.With(mapping), Connection);

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
