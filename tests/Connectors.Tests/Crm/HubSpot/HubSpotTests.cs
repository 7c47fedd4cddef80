using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

/// <summary>What only HubSpot does.</summary>
public sealed class HubSpotTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private readonly HubSpotWorld _world = new();
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.HubSpot.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void Its_address_need_not_be_set()
    {
        var services = new ServiceCollection();
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        services.AddCrm(o => o.Kind = CrmKind.HubSpot);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IOptions<CrmOptions>>().Value.Address.ShouldBe(new Uri("https://api.hubapi.com"));
    }

    [Fact]
    public async Task Nothing_is_created_before_there_is_a_key_to_find_it_by()
    {
        _world.HubSpot.Properties["companies"].Remove("wfc_key");
        var outcome = await WriteAsync(Company("Nordlicht GmbH"));
        outcome.Status.ShouldBe(WriteStatus.Retryable);
        outcome.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        outcome.Message.ShouldNotBeNull().ShouldContain("crm provision");
        _world.Records.ShouldBeEmpty();
        await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);
        ((bool)_world.HubSpot.Properties["companies"]["wfc_key"]["hasUniqueValue"]!).ShouldBeTrue();
        (await WriteAsync(Company("Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Created);
    }

    [Theory]
    [InlineData("Müller Maschinenbau GmbH", "Mueller Maschinenbau GmbH")]
    [InlineData("Mueller Maschinenbau GmbH", "Müller Maschinenbau GmbH")]
    [InlineData("Groß & Söhne KG", "GROSS UND SOEHNE KG")]
    [InlineData("GROSS UND SOEHNE KG", "Groß & Söhne KG")]
    public async Task A_company_that_others_entered_is_found_however_it_is_written(string theirs, string ours)
    {
        _world.HubSpot.Put("companies", 50, new JsonObject { ["name"] = theirs }, At);
        _world.Settle();
        (await WriteAsync(Company(ours))).Record!.Id.ShouldBe("50");
    }

    [Fact]
    public async Task What_was_filled_since_the_index_saw_it_is_not_overwritten()
    {
        _world.HubSpot.Put("companies", 50, new JsonObject { ["name"] = "Nordlicht GmbH" }, At);
        _world.Settle();
        _world.HubSpot.Index.Lag = 100;
        _world.HubSpot.Put("companies", 50, new JsonObject { ["name"] = "Nordlicht GmbH", ["phone"] = "+49 1" }, At);
        (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.Phone, "+49 2")))).Status.ShouldBe(WriteStatus.Unchanged);
        _world.Records.ShouldHaveSingleItem().Values["phone"].ShouldBe("+49 1");
    }

    [Fact]
    public async Task A_country_is_written_as_its_name_and_read_as_its_code()
    {
        var company = (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.Country, "DE")))).Record!;
        _world.Records.ShouldHaveSingleItem().Values["country"].ShouldBe("Germany");
        (await _crm.FindAsync(company, Token)).ShouldNotBeNull().Fields[CrmFields.Country].ShouldBe("DE");
    }

    [Fact]
    public async Task One_name_becomes_two_and_what_has_no_place_is_named()
    {
        var contact = await WriteAsync(new UpsertRecord("p1", RecordKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = "Groß, Anna", [CrmFields.Nationality] = "DE" }));
        contact.Message.ShouldNotBeNull().ShouldContain("nationality");
        var values = _world.Records.ShouldHaveSingleItem().Values;
        (values["firstname"], values["lastname"]).ShouldBe(("Anna", "Groß"));
    }

    [Fact]
    public async Task Who_shares_an_address_is_refused_and_told_why()
    {
        await WriteAsync(Contact("p1", "info@example.org", "Anna Groß"));
        var other = await WriteAsync(Contact("p2", "info@example.org", "Bert Klein"));
        other.Status.ShouldBe(WriteStatus.Duplicate);
        other.Message.ShouldNotBeNull().ShouldContain("e-mail address");
        other.Message.ShouldNotContain("example.org");
    }

    [Fact]
    public async Task A_contact_that_somebody_else_entered_a_moment_ago_is_found_by_its_address()
    {
        _world.HubSpot.Put("contacts", 60, new JsonObject { ["email"] = "anna@example.org", ["lastname"] = "Groß" }, At);
        (await WriteAsync(Contact("p1", "anna@example.org", "Anna Groß"))).Record!.Id.ShouldBe("60");
    }

    [Fact]
    public async Task A_used_up_day_is_not_tried_again()
    {
        await WriteAsync(Company("Südwind AG"));
        _world.HubSpot.UsedUp = "DAILY";
        var before = _world.HubSpot.Calls.Values.Sum();
        (await WriteAsync(Company("Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Retryable);
        (_world.HubSpot.Calls.Values.Sum() - before).ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_scope_is_named_by_the_write_and_by_the_probe()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", "Anna Groß"))).Record!;
        _world.HubSpot.Forbidden["communication-preferences"] = "communication_preferences.read";
        var refused = await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("communication_preferences.read");
        _world.Members.ShouldBeEmpty();
        (await _crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What.Contains("communication_preferences.read", StringComparison.Ordinal) && !m.CanBeCreated);
    }

    [Fact]
    public async Task Who_left_all_mail_is_put_on_no_list()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", "Anna Groß"))).Record!;
        _world.HubSpot.Objects["contacts"][long.Parse(contact.Id, System.Globalization.CultureInfo.InvariantCulture)]["properties"]!["hs_email_optout"] = "true";
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        _world.HubSpot.Lists.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_active_list_takes_nobody()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", "Anna Groß"))).Record!;
        _world.HubSpot.Lists[7] = ("Kunden", "DYNAMIC", new HashSet<string>(StringComparer.Ordinal));
        var refused = await WriteAsync(new AddToList("l1", contact, "Kunden"));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("static list");
    }

    [Fact]
    public async Task A_protocol_is_private_and_there_once_for_both_records()
    {
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", "Anna Groß"))).Record!;
        await WriteAsync(new AttachDocument("k", [company, contact], "P-1.pdf", "application/pdf", new byte[] { 1, 2 }, "sha"));
        var file = _world.HubSpot.Files.Values.ShouldHaveSingleItem();
        file.Access.ShouldBe("PRIVATE");
        file.Name.ShouldStartWith("P-1-");
    }

    [Fact]
    public async Task Only_contacts_are_erased_and_only_by_their_id()
    {
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        var erasure = await _crm.EraseAsync(company, Token);
        erasure.IsErased.ShouldBeFalse();
        erasure.Remains.ShouldHaveSingleItem().ShouldContain("archive");
        (await _crm.EraseAsync(new RecordRef(_world.Connection, RecordKind.Contact, "anna@example.org"), Token)).IsErased.ShouldBeTrue();
        _world.HubSpot.Calls.Keys.ShouldNotContain(call => call.Contains("gdpr-delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_are_named_beyond_the_first_page()
    {
        _world.HubSpot.MostLists = 2;
        for (var id = 1; id <= 3; id++)
        {
            _world.HubSpot.Lists[id] = ($"Liste {id}", "MANUAL", new HashSet<string>(StringComparer.Ordinal));
        }

        (await _crm.ProbeAsync(Token)).Lists.ShouldBe(["Liste 1", "Liste 2", "Liste 3"]);
    }

    private static UpsertRecord Contact(string key, string email, string name) =>
        new(key, RecordKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = name, [CrmFields.Email] = email });

    private static UpsertRecord Company(string name, params (string Field, string Value)[] more) =>
        new($"c{name.Length}", RecordKind.Company, more.Append((CrmFields.Name, name)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
