using System.Text;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

/// <summary>What the contract leaves out fits the vendor's API description too; and the check checks.</summary>
public sealed class HubSpotDescriptionTests : IClassFixture<HubSpotDescription>, IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private readonly HubSpotDescription _description;
    private readonly HubSpotWorld _world = new();

    public HubSpotDescriptionTests(HubSpotDescription description) => _description = description;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(_description.IsAtHand, _description.Missing);
        await _world.HubSpot.StartAsync();
        _world.Through = _description.Before(_world.Server);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Requests_of_numbers_contacts_of_a_company_and_due_pages_fit()
    {
        var crm = _world.Worker();
        await crm.ProvisionAsync((await crm.ProbeAsync(Token)).Missing, Token);
        var company = (await crm.WriteAsync([Of(RecordKind.Company, "c1", (CrmFields.Name, "Müller & Söhne GmbH"), (CrmFields.Country, "DE"))], Token))[0].Record!;
        var person = Of(RecordKind.Contact, "p1", (CrmFields.Name, "Anna Groß"), (CrmFields.Salutation, "Frau"), (CrmFields.BirthDate, "1980-03-29")) with { Company = company };
        var contact = (await crm.WriteAsync([person], Token))[0].Record!;
        await crm.WriteAsync([new MarkScreened("m", contact, At, "clear", null, CrmBlock.None)], Token);
        _world.Settle();
        (await crm.WriteAsync([person with { IdempotencyKey = "p2" }], Token))[0].Record.ShouldBe(contact);
        foreach (var request in new[] { new CrmPageRequest { Kind = RecordKind.Contact, ChangedSince = At.AddYears(-1) }, new CrmPageRequest { Kind = RecordKind.Contact, ScreenedBefore = At.AddYears(1) } })
        {
            (await crm.ReadPageAsync(request, Token)).Records.ShouldHaveSingleItem();
        }

        _description.ShouldFit();
    }

    [Theory]
    [InlineData("POST", "crm/objects/2026-09/companies", """{"properties":{"name":"x"}}""")]
    [InlineData("POST", "crm/objects/2026-09/companies", """{"properties":{"name":1},"associations":[]}""")]
    [InlineData("POST", "crm/objects/2026-09/contacts/search", """{"filterGroups":[],"properties":[],"limit":1}""")]
    [InlineData("POST", "crm/lists/2026-09/search", """{"query":"","processingTypes":["MANUAL"],"offset":0}""")]
    [InlineData("GET", "communication-preferences/2026-09/statuses/x", "")]
    [InlineData("GET", "crm/objects/2026-09/people", "")]
    public async Task A_request_of_the_wrong_shape_is_noticed(string method, string path, string body)
    {
        using var client = new HttpClient { BaseAddress = _world.Through };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.Add("Authorization", "Bearer wrong");
        request.Content = body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, Token);
        _description.Misfits.ShouldNotBeEmpty();
    }

    private static UpsertRecord Of(RecordKind kind, string key, params (string Field, string Value)[] fields) => new(key, kind, fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal));
}
