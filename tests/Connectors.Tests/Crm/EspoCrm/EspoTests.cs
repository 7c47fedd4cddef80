using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>What only EspoCRM does.</summary>
public sealed class EspoTests : IAsyncLifetime
{
    private readonly EspoWorld _world = new();
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Espo.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("de_DE", "Deutschland")]
    [InlineData("en_US", "Germany")]
    public async Task A_country_is_written_in_the_crms_language_and_read_as_a_code(string language, string expected)
    {
        _world.Espo.Language = language;
        var company = await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.Country, "DE")));
        ((string?)_world.Espo.Entities["Account"].Values.Single()["billingAddressCountry"]).ShouldBe(expected);
        (await _crm.FindAsync(company.Record!, Token))!.Fields[CrmFields.Country].ShouldBe("DE");
    }

    [Fact]
    public async Task Two_companies_of_one_name_that_are_not_the_same_are_two_although_the_crm_warns()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"company": {"vatId": "cVatId"}}""", Token);
        _world.Espo.Fields["Account"]["cVatId"] = new JsonObject { ["type"] = "varchar" };
        var crm = _world.Worker(file);
        File.Delete(file);
        var one = (await crm.WriteAsync([Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.VatId, "DE111111111"))], Token))[0];
        var other = (await crm.WriteAsync([Of(RecordKind.Company, "c2", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.VatId, "DE222222222"))], Token))[0];
        other.Status.ShouldBe(WriteStatus.Created, other.Message);
        other.Record.ShouldNotBe(one.Record);
    }

    [Fact]
    public async Task A_phone_number_that_the_crm_refuses_is_left_out_and_named()
    {
        _world.Espo.Refused.Add("phoneNumber");
        var outcome = await WriteAsync(Of(RecordKind.Contact, "p1", (CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org"), (CrmFields.Phone, "keine")));
        outcome.Status.ShouldBe(WriteStatus.Created);
        outcome.Message.ShouldNotBeNull().ShouldContain("refuses the value of: phone");
    }

    [Theory]
    [InlineData("Frau", "Ms.")]
    [InlineData("Herr Dr.", null)]
    public async Task A_salutation_becomes_the_crms_word_or_is_named(string given, string? expected)
    {
        var outcome = await WriteAsync(Of(RecordKind.Contact, "p1", (CrmFields.Name, "Groß, Anna"), (CrmFields.Email, "anna@example.org"), (CrmFields.Salutation, given)));
        var contact = _world.Espo.Entities["Contact"].Values.Single();
        ((string?)contact["salutationName"], (string?)contact["firstName"], (string?)contact["lastName"]).ShouldBe((expected, "Anna", "Groß"));
        (outcome.Message?.Contains("salutation", StringComparison.Ordinal) is true).ShouldBe(expected is null);
    }

    [Fact]
    public async Task A_change_in_the_same_moment_is_seen_and_decided_anew()
    {
        var company = (await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")))).Record!;
        var row = _world.Espo.Entities["Account"][company.Id];
        var version = (int)row["versionNumber"]!;
        _world.Espo.Before("PUT Account", () => (row["phoneNumber"], row["versionNumber"]) = ("+49 by hand", version + 1));
        var outcome = await WriteAsync(Of(RecordKind.Company, "c2", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.Phone, "+49 40 1"), (CrmFields.City, "Kiel")));
        outcome.Status.ShouldBe(WriteStatus.Updated, outcome.Message);
        ((string?)row["phoneNumber"], (string?)row["billingAddressCity"]).ShouldBe(("+49 by hand", "Kiel"));
        outcome.Changes.ShouldHaveSingleItem().Field.ShouldBe(CrmFields.City);
    }

    [Fact]
    public async Task Who_wants_no_mailings_at_all_is_put_on_no_list()
    {
        var contact = (await WriteAsync(Of(RecordKind.Contact, "p1", (CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org")))).Record!;
        _world.Espo.Entities["Contact"][contact.Id]["emailAddressIsOptedOut"] = true;
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        _world.Espo.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Provisioning_with_the_bots_key_says_whose_login_it_takes()
    {
        var missing = (await _crm.ProbeAsync(Token)).Missing;
        (await Should.ThrowAsync<IOException>(() => _crm.ProvisionAsync(missing, Token))).Message.ShouldContain("Crm:User");
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named_by_the_probe_and_keeps_the_write_due()
    {
        _world.Espo.Denied.Add("Account.create");
        (await _crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What == "right to create Account");
        var refused = await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("rights");
        _world.Espo.Denied.Clear();
        (await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")))).Status.ShouldBe(WriteStatus.Created);
    }

    private static UpsertRecord Of(RecordKind kind, string key, params (string Field, string Value)[] fields) =>
        new(key, kind, fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal));

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
