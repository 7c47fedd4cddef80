using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>What only weclapp does.</summary>
public sealed class WeclappTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private readonly WeclappWorld _world = new();
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Weclapp.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_contact_that_somebody_adds_to_the_company_in_the_same_moment_stays()
    {
        var company = (await WriteAsync(Company("c1"))).Record!;
        var party = _world.Weclapp.Party(company.Id);
        _world.Weclapp.Before("PUT party/contacts", () => (party["contacts"], party["version"]) = (new JsonArray(new JsonObject { ["id"] = "77" }), "9"));
        var contact = await WriteAsync(Contact("p1", company));
        contact.Status.ShouldBe(WriteStatus.Created, contact.Message);
        party["contacts"]!.AsArray().Select(c => (string)c!["id"]!).ShouldBe(["77", contact.Record!.Id]);
    }

    [Theory]
    [InlineData(CrmFields.City, "Kiel")]
    [InlineData(CrmFields.RegisterNumber, "HRB 1")]
    public async Task Filling_a_blank_loses_neither_other_addresses_nor_other_additional_fields(string field, string value)
    {
        var crm = await WorkerAsync("""{"company": {"registerNumber": "hrb"}}""");
        _world.Weclapp.Entities["customAttributeDefinition"][3_001] = WeclappServer.Definition("3001", "hrb", "STRING");
        var company = (await WriteAsync(Company("c1"))).Record!;
        var party = _world.Weclapp.Party(company.Id);
        party["addresses"]!.AsArray().Add((JsonNode)new JsonObject { ["id"] = "88", ["street1"] = "Lager 1", ["deliveryAddress"] = true });
        party["customAttributes"] = new JsonArray(new JsonObject { ["attributeDefinitionId"] = "9", ["booleanValue"] = true });
        (await crm.WriteAsync([Company("c2", (field, value))], Token))[0].Status.ShouldBe(WriteStatus.Updated);
        party = _world.Weclapp.Party(company.Id);
        party["addresses"]!.AsArray().Count.ShouldBe(2);
        ((string?)party["addresses"]![1]!["street1"]).ShouldBe("Lager 1");
        party["customAttributes"]!.AsArray().ShouldContain(a => (string?)a!["attributeDefinitionId"] == "9" && (bool)a["booleanValue"]!);
        (await crm.FindAsync(company, Token))!.Fields[field].ShouldBe(value);
    }

    [Fact]
    public async Task A_mark_loses_no_additional_field_of_somebody_elses()
    {
        await ProvisionAsync();
        var company = (await WriteAsync(Company("c1"))).Record!;
        _world.Weclapp.Party(company.Id)["customAttributes"]!.AsArray().Add((JsonNode)new JsonObject { ["attributeDefinitionId"] = "9", ["numberValue"] = "4.5" });
        (await WriteAsync(new MarkScreened("m1", company, At, "clear", "P-1"))).Status.ShouldBe(WriteStatus.Updated);
        _world.Weclapp.Party(company.Id)["customAttributes"]!.AsArray().ShouldContain(a => (string?)a!["numberValue"] == "4.5");
    }

    [Fact]
    public async Task A_change_in_the_same_moment_is_seen_and_decided_anew()
    {
        var company = (await WriteAsync(Company("c1"))).Record!;
        var party = _world.Weclapp.Party(company.Id);
        _world.Weclapp.Before("PUT party", () => (party["phone"], party["version"]) = ("+49 by hand", "9"));
        var outcome = await WriteAsync(Company("c2", (CrmFields.Phone, "+49 40 1"), (CrmFields.Email, "info@example.org")));
        outcome.Status.ShouldBe(WriteStatus.Updated, outcome.Message);
        ((string?)party["phone"], (string?)party["email"]).ShouldBe(("+49 by hand", "info@example.org"));
        outcome.Changes.ShouldHaveSingleItem().Field.ShouldBe(CrmFields.Email);
    }

    [Theory]
    [InlineData("phone", "phone")]
    [InlineData("addresses[0].countryCode", "country")]
    public async Task A_value_that_weclapp_refuses_is_left_out_and_named(string place, string field)
    {
        _world.Weclapp.Refused[place] = "pattern";
        var outcome = await WriteAsync(Company("c1", (CrmFields.Phone, "keine"), (CrmFields.Country, "XX")));
        outcome.Status.ShouldBe(WriteStatus.Created, outcome.Message);
        outcome.Message.ShouldNotBeNull().ShouldContain($"refuses the value of: {field}");
    }

    [Fact]
    public async Task What_weclapp_demands_is_named_by_the_probe_and_keeps_the_write_due()
    {
        _world.Weclapp.Refused["partyType"] = "not_empty";
        (await _crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What == "right to create party (ORGANIZATION)" && m.Why.Contains("demands", StringComparison.Ordinal));
        (await WriteAsync(Company("c1"))).Status.ShouldBe(WriteStatus.Retryable);
        _world.Weclapp.Refused.Clear();
        (await WriteAsync(Company("c1"))).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named_by_the_probe_which_creates_nothing()
    {
        await WriteAsync(Company("c1"));
        _world.Weclapp.Denied.UnionWith(["POST tag", "GET tag", "POST comment", "GET document", "GET customAttributeDefinition", "POST party"]);
        (await _crm.ProbeAsync(Token)).Missing.Select(m => m.What).ShouldBe(
            ["right to read customAttributeDefinition", "right to create party (ORGANIZATION)", "right to create party (PERSON)", "right to create tag", "right to create comment", "right to read document", "right to read tag"]);
        (await WriteAsync(new UpsertRecord("c2", RecordKind.Company, Fields((CrmFields.Name, "Südwind AG"))))).Message.ShouldNotBeNull().ShouldContain("rights");
        (_world.Records.Count, _world.Weclapp.Entities["tag"].Count, _world.Weclapp.Entities["comment"].Count).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task A_probe_with_a_refused_token_says_that_and_nothing_else()
    {
        _world.Secret = "wrong";
        (await Should.ThrowAsync<IOException>(() => _crm.ProbeAsync(Token))).Message.ShouldContain("secrets set");
    }

    [Fact]
    public async Task A_contact_by_whom_nobody_can_search_is_found_again_by_our_key_and_linked()
    {
        await ProvisionAsync();
        var company = (await WriteAsync(Company("c1"))).Record!;
        _world.Weclapp.Break("POST party PERSON", Fault.ResetAfter);
        _world.Weclapp.Break("PUT party/contacts", Fault.ResetBefore);
        var outcome = await WriteAsync(new UpsertRecord("p1", RecordKind.Contact, Fields((CrmFields.Name, "Anna Groß")), company));
        outcome.IsDone.ShouldBeTrue(outcome.Message);
        _world.Records.Where(r => r.Kind == RecordKind.Contact).ShouldHaveSingleItem().Company.ShouldBe(company.Id);
    }

    [Fact]
    public async Task A_contact_that_cannot_be_linked_yet_is_not_created_again()
    {
        await ProvisionAsync();
        var company = (await WriteAsync(Company("c1"))).Record!;
        _world.Weclapp.Denied.Add("PUT party");
        var write = new UpsertRecord("p1", RecordKind.Contact, Fields((CrmFields.Name, "Anna Groß")), company);
        (await WriteAsync(write)).Message.ShouldNotBeNull().ShouldContain("not yet linked");
        _world.Weclapp.Denied.Clear();
        (await WriteAsync(write)).IsDone.ShouldBeTrue();
        _world.Records.Where(r => r.Kind == RecordKind.Contact).ShouldHaveSingleItem().Company.ShouldBe(company.Id);
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_told_from_an_address_that_is_wrong()
    {
        var company = (await WriteAsync(Company("c1"))).Record!;
        _world.Weclapp.NoRecord = "not_found";
        _world.Remove(company.Id);
        (await _crm.FindAsync(company, Token)).ShouldBeNull();
        _world.Weclapp.Entities.Remove("party");
        (await Should.ThrowAsync<IOException>(() => _crm.FindAsync(company, Token))).Message.ShouldContain("Crm:Address");
    }

    [Fact]
    public async Task A_condition_that_weclapp_leaves_out_mixes_no_persons()
    {
        var crm = await WorkerAsync("""{"contact": {"email": "emailHome"}}""");
        var one = (await crm.WriteAsync([Contact("p1", null)], Token))[0];
        var other = (await crm.WriteAsync([new UpsertRecord("p2", RecordKind.Contact, Fields((CrmFields.Name, "Anna Groß"), (CrmFields.Email, "other@example.org")))], Token))[0];
        other.Status.ShouldBe(WriteStatus.Created);
        other.Record.ShouldNotBe(one.Record);
        (await crm.WriteAsync([Contact("p3", null)], Token))[0].Record.ShouldBe(one.Record);
    }

    [Fact]
    public async Task The_probe_says_when_the_company_of_a_contact_cannot_be_found_and_no_contact_is_linked_twice()
    {
        var company = (await WriteAsync(Company("c1"))).Record!;
        await WriteAsync(Contact("p1", company));
        _world.Weclapp.Ignored.Add("contacts.id");
        await WriteAsync(new UpsertRecord("c2", RecordKind.Company, Fields((CrmFields.Name, "Südwind AG"))));
        (await _crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What == "condition on contacts.id");
        (await WriteAsync(Contact("p2", company))).Message.ShouldNotBeNull().ShouldContain("contacts.id");
        _world.Records.Count(r => r.Kind == RecordKind.Contact).ShouldBe(1);
    }

    [Fact]
    public async Task A_probe_that_created_something_all_the_same_takes_it_away()
    {
        _world.Weclapp.IgnoresDryRun = true;
        await _crm.ProbeAsync(Token);
        _world.Records.ShouldBeEmpty();
        _world.Weclapp.Entities["tag"].ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id", null)]
    [InlineData("lastModifiedDate", "2026-11-01T00:00:00Z")]
    public async Task A_page_that_does_not_go_on_is_an_error_and_no_endless_reading(string ignored, string? since)
    {
        _world.AddCompanies(20, new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero));
        _world.Weclapp.Ignored.UnionWith(["id", ignored]);
        var request = new CrmPageRequest { Kind = RecordKind.Company, PageSize = 5, ChangedSince = since is null ? null : DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture) };
        var first = await _crm.ReadPageAsync(request, Token);
        (await Should.ThrowAsync<IOException>(() => _crm.ReadPageAsync(request with { Cursor = first.NextCursor }, Token))).Message.ShouldContain("another order");
    }

    [Theory]
    [InlineData("Frau", "1980-03-29", "MRS", "1980-03-29", null)]
    [InlineData("Herr Dr.", "1980", null, null, "birthDate, salutation")]
    public async Task Salutation_and_day_of_birth_are_weclapps_or_are_named(string salutation, string born, string? expected, string? day, string? unmapped)
    {
        var outcome = await WriteAsync(new UpsertRecord("p1", RecordKind.Contact, Fields((CrmFields.Name, "Groß, Anna"), (CrmFields.Email, "anna@example.org"), (CrmFields.Salutation, salutation), (CrmFields.BirthDate, born))));
        var party = _world.Weclapp.Party(outcome.Record!.Id);
        ((string?)party["salutation"], (string?)party["firstName"], (string?)party["lastName"], (string?)party["partyType"]).ShouldBe((expected, "Anna", "Groß", "PERSON"));
        (await _crm.FindAsync(outcome.Record!, Token))!.Fields.GetValueOrDefault(CrmFields.BirthDate).ShouldBe(day);
        outcome.Message.ShouldBe(unmapped is null ? null : $"This CRM has no field for: {unmapped}.");
    }

    [Theory]
    [InlineData("1945-07-01T21:00:00Z", "1945-07-02")]
    [InlineData("1980-03-28T23:00:00Z", "1980-03-29")]
    [InlineData("1980-07-28T22:00:00Z", "1980-07-29")]
    [InlineData("1980-07-29T00:00:00Z", "1980-07-29")]
    public async Task A_day_of_birth_that_somebody_entered_in_germany_is_that_day(string stored, string expected)
    {
        var contact = (await WriteAsync(Contact("p1", null))).Record!;
        _world.Weclapp.Party(contact.Id)["birthDate"] = DateTimeOffset.Parse(stored, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        (await _crm.FindAsync(contact, Token))!.Fields[CrmFields.BirthDate].ShouldBe(expected);
    }

    [Fact]
    public async Task A_contact_that_weclapp_must_keep_is_emptied_and_read_back()
    {
        await ProvisionAsync();
        var contact = (await WriteAsync(Contact("p1", null, (CrmFields.Phone, "+49 1"), (CrmFields.City, "Kiel")))).Record!;
        await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        await WriteAsync(new MarkScreened("m1", contact, At, "clear", "P-1"));
        _world.Weclapp.Party(contact.Id)["optInEmail"] = true;
        _world.Weclapp.Kept.Add(contact.Id);
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        erasure.Done.ShouldContain(line => line.Contains("emptied", StringComparison.Ordinal));
        var party = _world.Weclapp.Party(contact.Id);
        ((string?)party["lastName"], (bool)party["optInEmail"]!, party["tags"], party["email"]).ShouldBe(("—", false, null, null));
        party.ToJsonString().ShouldNotContain("P-1");
    }

    private static UpsertRecord Company(string key, params (string Field, string Value)[] more) => new(key, RecordKind.Company, Fields([.. more, (CrmFields.Name, "Nordlicht GmbH")]));

    private static UpsertRecord Contact(string key, RecordRef? company, params (string Field, string Value)[] more) =>
        new(key, RecordKind.Contact, Fields([.. more, (CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org")]), company);

    private static Dictionary<string, string> Fields(params (string Field, string Value)[] fields) => fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal);

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];

    private async Task ProvisionAsync() => await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);

    private async Task<VendorCrm> WorkerAsync(string mapping)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, mapping, Token);
        var crm = _world.Worker(file);
        File.Delete(file);
        return crm;
    }
}
