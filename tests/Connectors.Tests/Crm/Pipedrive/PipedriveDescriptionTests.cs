using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

/// <summary>What the contract leaves out fits the vendor's API description too; and the check checks.</summary>
public sealed class PipedriveDescriptionTests : IClassFixture<PipedriveDescription>, IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private readonly PipedriveDescription _description;
    private readonly PipedriveWorld _world = new();

    public PipedriveDescriptionTests(PipedriveDescription description) => _description = description;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(_description.IsAtHand, _description.Missing);
        await _world.Pipedrive.StartAsync();
        _world.Through = _description.Before(_world.Server);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Requests_of_mappings_addresses_due_pages_and_whole_erasures_fit()
    {
        foreach (var (name, type) in new[] { ("USt-IdNr.", "varchar"), ("Mitarbeiter", "double"), ("Branche", "enum") })
        {
            _world.Pipedrive.AddField("organizationFields", name, type, type == "enum" ? [new JsonObject { ["label"] = "Handel" }] : null);
        }

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"company": {"vatId": "USt-IdNr.", "registerNumber": "Mitarbeiter", "phone": "Branche"}}""", Token);
        var crm = _world.Worker(file);
        File.Delete(file);
        await crm.ProvisionAsync((await crm.ProbeAsync(Token)).Missing, Token);
        var company = (await crm.WriteAsync([Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.VatId, "DE 123456789"), (CrmFields.RegisterNumber, "12"), (CrmFields.Phone, "Handel"), (CrmFields.Country, "DE"))], Token))[0];
        company.Status.ShouldBe(WriteStatus.Created, company.Message);
        _world.Settle();
        (await crm.WriteAsync([Of(RecordKind.Company, "c2", (CrmFields.Name, "Nordlicht Handel GmbH"), (CrmFields.VatId, "DE 123456789"), (CrmFields.Street, "Kai 1"), (CrmFields.City, "Kiel"), (CrmFields.Website, "nordlicht.example"))], Token))[0].Record.ShouldBe(company.Record);
        var person = Of(RecordKind.Contact, "p1", (CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org"), (CrmFields.Phone, "+49 1"), (CrmFields.JobTitle, "Einkauf"), (CrmFields.BirthDate, "1980-03-29"), (CrmFields.City, "Kiel")) with { Company = company.Record };
        var contact = (await crm.WriteAsync([person], Token))[0].Record!;
        await crm.WriteAsync([new MarkScreened("m", contact, At, "clear", null, CrmBlock.None)], Token);
        foreach (var request in new[] { new CrmPageRequest { Kind = RecordKind.Contact, ChangedSince = At.AddYears(-1) }, new CrmPageRequest { Kind = RecordKind.Contact, ScreenedBefore = At.AddYears(1) } })
        {
            (await crm.ReadPageAsync(request, Token)).Records.ShouldHaveSingleItem();
        }

        _world.Pipedrive.Rows["persons"].Values.Single()["picture_id"] = 4;
        (await crm.EraseAsync(contact, Token)).IsErased.ShouldBeTrue();
        _description.ShouldFit();
    }

    [Theory]
    [InlineData("POST", "api/v2/organizations", """{"custom_fields":{}}""")]
    [InlineData("POST", "api/v2/persons", """{"name":"Anna","org_id":"1"}""")]
    [InlineData("POST", "api/v2/personFields", """{"field_name":"x","field_type":"text_long"}""")]
    [InlineData("POST", "v1/notes", """{"org_id":1}""")]
    [InlineData("GET", "api/v2/persons?sort_by=name", "")]
    [InlineData("GET", "api/v2/people", "")]
    public async Task A_request_of_the_wrong_shape_is_noticed(string method, string path, string body)
    {
        using var client = new HttpClient { BaseAddress = _world.Through };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.Add("x-api-token", "wrong");
        request.Content = body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, Token);
        _description.Misfits.ShouldNotBeEmpty();
    }

    private static UpsertRecord Of(RecordKind kind, string key, params (string Field, string Value)[] fields) => new(key, kind, fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal));
}
