using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Salesforce;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

internal sealed class SalesforceWorld : CrmWorld
{
    private static readonly RecordKind[] Kinds = [RecordKind.Company, RecordKind.Contact];

    public SalesforceWorld()
        : base(CrmKind.Salesforce, SalesforceServer.Secret)
    {
        Options.User = SalesforceServer.App;
        Salesforce.AddField("Account", SalesforceFields.Key, isKey: true);
        Salesforce.AddField("Contact", SalesforceFields.Key, isKey: true);
    }

    public SalesforceServer Salesforce { get; } = new();

    public override FaultyServer Server => Salesforce;

    public override int CallsPerLead => 17;

    public override string NoSuchId => "003000000999999AAA";

    public override IReadOnlyList<SeenRecord> Records =>
    [
        .. Kinds.SelectMany(kind => Salesforce.Rows[SalesforceText.Type(kind)].Values.Select(row => new SeenRecord(
            kind,
            (string)row["Id"]!,
            (string?)row["AccountId"],
            row.Where(value => value.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String && value.Key is not ("SystemModstamp" or "CreatedDate" or "LastModifiedDate")).ToDictionary(value => value.Key, value => (string)value.Value!, StringComparer.Ordinal)))),
    ];

    public override IReadOnlyList<SeenDocument> Documents =>
    [
        .. Salesforce.Rows["ContentDocumentLink"].Values.Select(link => new SeenDocument(
            (string)link["LinkedEntityId"]!,
            Convert.FromBase64String((string)Salesforce.Rows["ContentVersion"].Values.Single(version => (string?)version["ContentDocumentId"] == (string?)link["ContentDocumentId"])["VersionData"]!))),
    ];

    public override IReadOnlyList<SeenActivity> Activities =>
    [
        .. Salesforce.Rows["Task"].Values.Select(task => new SeenActivity(
            (string?)task["WhatId"] ?? (string)task["WhoId"]!, $"{task["Subject"]}\n{task["Description"]}", DateTimeOffset.Parse($"{task["ActivityDate"]}T00:00:00Z", CultureInfo.InvariantCulture))),
    ];

    public override IReadOnlyList<(string List, string Email)> Members =>
    [
        .. Salesforce.Rows["CampaignMember"].Values.Where(member => (string?)member["Status"] != "Abgemeldet")
            .Select(member => ((string)Salesforce.Rows["Campaign"][(string)member["CampaignId"]!]["Name"]!, (string)Salesforce.Rows["Contact"][(string)member["ContactId"]!]["Email"]!)),
    ];

    public override IEnumerable<string> Lists => Salesforce.Rows["Campaign"].Values.Select(campaign => (string)campaign["Name"]!);

    public override string Operation(CrmStep step) => step switch
    {
        CrmStep.CreateCompany => $"PATCH sobjects/Account/{SalesforceFields.Key}",
        CrmStep.CreateContact => $"PATCH sobjects/Contact/{SalesforceFields.Key}",
        CrmStep.Attach => "POST sobjects/ContentVersion",
        CrmStep.Log => "POST sobjects/Task",
        _ => "POST sobjects/CampaignMember",
    };

    public override void OptOut(string email, string list)
    {
        foreach (var member in Salesforce.Rows["CampaignMember"].Values.Where(member => (string?)Salesforce.Rows["Campaign"][(string)member["CampaignId"]!]["Name"] == list))
        {
            member["Status"] = "Abgemeldet";
        }
    }

    public override void AddCompanies(int count, DateTimeOffset changed)
    {
        for (var i = 0; i < count; i++)
        {
            Salesforce.Put("Account", new JsonObject { ["Name"] = $"Kunde {i}" }, IdOf(i), changed);
        }
    }

    public override void Touch(int number, DateTimeOffset changed) => SalesforceServer.Touch(Salesforce.Rows["Account"][IdOf(number)], changed);

    public override void Remove(string id)
    {
        Salesforce.Remove("Account", id);
        Salesforce.Remove("Contact", id);
    }

    protected override IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping) =>
        new SalesforceVendor(new SalesforceCalls(Options, http, key, TimeProvider.System), SalesforceFields.Usual.With(mapping), Connection, TimeProvider.System);

    private static string IdOf(int number) => $"001{500_000 + number:d12}AAA";
}
