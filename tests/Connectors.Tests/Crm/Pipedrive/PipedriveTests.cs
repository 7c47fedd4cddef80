using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Pipedrive;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

/// <summary>What only Pipedrive does.</summary>
public sealed class PipedriveTests : IAsyncLifetime
{
    private readonly PipedriveWorld _world = new();
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Pipedrive.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void Its_address_need_not_be_set() => CrmOptions.DefaultAddress(CrmKind.Pipedrive).ShouldBe(new Uri("https://api.pipedrive.com"));

    [Fact]
    public async Task Nothing_is_created_before_there_is_a_key_to_find_it_by()
    {
        _world.Pipedrive.Fields["organizationFields"].RemoveAll(field => (string)field["field_name"]! == PipedriveFields.Key);
        var outcome = await WriteAsync(Company("Nordlicht GmbH"));
        outcome.Status.ShouldBe(WriteStatus.Retryable);
        outcome.Message.ShouldNotBeNull().ShouldContain("crm provision");
        _world.Records.ShouldBeEmpty();
        await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);
        (await WriteAsync(Company("Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task Provisioning_twice_makes_each_field_once()
    {
        var missing = (await _crm.ProbeAsync(Token)).Missing;
        await _crm.ProvisionAsync(missing, Token);
        await _world.Worker().ProvisionAsync(missing, Token);
        foreach (var fields in _world.Pipedrive.Fields.Values)
        {
            fields.Select(field => (string)field["field_name"]!).ShouldBeUnique();
        }
    }

    [Theory]
    [InlineData("Müller & Söhne GmbH", "Mueller und Soehne GmbH")]
    [InlineData("Mueller & Soehne GmbH", "Müller und Söhne GmbH")]
    [InlineData("GROSS Logistik AG", "Groß Logistik Aktiengesellschaft")]
    [InlineData("X AG", "X AG")]
    public async Task A_company_that_others_entered_is_found_however_it_is_written(string theirs, string ours)
    {
        var id = _world.Pipedrive.Put("organizations", new JsonObject { ["name"] = theirs, ["custom_fields"] = new JsonObject() });
        _world.Settle();
        (await WriteAsync(Company(ours))).Record!.Id.ShouldBe($"{id}");
    }

    [Fact]
    public async Task A_person_is_found_by_a_second_address_and_keeps_the_first()
    {
        var id = _world.Pipedrive.Put("persons", Person("Anna Groß", "anna@example.com", "anna@example.org"));
        _world.Settle();
        var outcome = await WriteAsync(Contact("anna@example.org", "Anna Groß", (CrmFields.Phone, "+49 1")));
        outcome.Record!.Id.ShouldBe($"{id}");
        var row = _world.Pipedrive.Rows["persons"][id];
        ((string)row["emails"]![0]!["value"]!, (string)row["phones"]![0]!["value"]!).ShouldBe(("anna@example.com", "+49 1"));
    }

    [Fact]
    public async Task An_address_goes_in_as_parts_and_as_a_line_and_one_that_was_typed_is_left_alone()
    {
        (string, string)[] hamburg = [(CrmFields.Street, "Alsterufer 1"), (CrmFields.PostalCode, "20354"), (CrmFields.City, "Hamburg"), (CrmFields.Country, "DE")];
        await WriteAsync(Company("Nordlicht GmbH", (CrmFields.Country, "DE")));
        await WriteAsync(Company("Nordlicht GmbH", hamburg));
        var made = _world.Pipedrive.Rows["organizations"].Values.Single()["address"]!;
        ((string)made["value"]!, (string)made["locality"]!).ShouldBe(("Alsterufer 1, 20354 Hamburg, Germany", "Hamburg"));
        var typed = _world.Pipedrive.Put("organizations", new JsonObject { ["name"] = "Südwind AG", ["address"] = new JsonObject { ["value"] = "Kai 3, Kiel (Hof)", ["country"] = "Germany" }, ["custom_fields"] = new JsonObject() });
        _world.Settle();
        var outcome = await WriteAsync(Company("Südwind AG", (CrmFields.City, "Kiel"), (CrmFields.Website, "suedwind.example")));
        outcome.Status.ShouldBe(WriteStatus.Updated, outcome.Message);
        outcome.Message.ShouldNotBeNull().ShouldContain("city");
        ((string)_world.Pipedrive.Rows["organizations"][typed]["address"]!["value"]!).ShouldBe("Kai 3, Kiel (Hof)");
    }

    [Fact]
    public async Task Fields_that_come_with_the_contact_sync_are_left_out_where_it_is_off()
    {
        _world.Pipedrive.Fields["personFields"].RemoveAll(field => (string)field["field_code"]! == "job_title");
        var outcome = await WriteAsync(Contact("anna@example.org", "Anna Groß", (CrmFields.JobTitle, "Einkauf")));
        outcome.Status.ShouldBe(WriteStatus.Created);
        outcome.Message.ShouldNotBeNull().ShouldContain("jobTitle");
        (await _crm.ProbeAsync(Token)).Unmapped.ShouldContain((RecordKind.Contact, CrmFields.JobTitle));
    }

    [Fact]
    public async Task A_mapping_may_name_a_field_as_people_do_and_numbers_are_found_by_it()
    {
        _world.Pipedrive.AddField("organizationFields", "USt-IdNr.", "varchar");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"company": {"vatId": "USt-IdNr."}}""", Token);
        var crm = _world.Worker(file);
        File.Delete(file);
        var first = (await crm.WriteAsync([Company("Nordlicht GmbH", (CrmFields.VatId, "DE 123 456 789"))], Token))[0];
        _world.Settle();
        (await crm.WriteAsync([Company("Nordlicht Handel GmbH", (CrmFields.VatId, "DE 123 456 789"))], Token))[0].Record.ShouldBe(first.Record);
    }

    [Fact]
    public async Task A_value_that_is_refused_is_left_out_and_named()
    {
        _world.Pipedrive.Refused.Add("phones");
        var outcome = await WriteAsync(Contact("anna@example.org", "Anna Groß", (CrmFields.Phone, "+49 1")));
        outcome.Status.ShouldBe(WriteStatus.Created, outcome.Message);
        outcome.Message.ShouldNotBeNull().ShouldContain("phone");
    }

    [Fact]
    public async Task Lists_of_a_person_are_kept_when_others_are_added_at_the_same_time()
    {
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß"))).Record!;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => _crm.WriteAsync([new AddToList($"l{i}", contact, $"Liste {i}")], Token)));
        _world.Members.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_used_up_day_is_not_tried_again_and_a_block_says_what_to_do()
    {
        await WriteAsync(Company("Südwind AG"));
        _world.Pipedrive.IsDayUsedUp = true;
        var before = _world.Pipedrive.Calls.Values.Sum();
        (await WriteAsync(Company("Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Retryable);
        (_world.Pipedrive.Calls.Values.Sum() - before).ShouldBe(1);
        (_world.Pipedrive.IsDayUsedUp, _world.Pipedrive.IsBlocked) = (false, true);
        (await WriteAsync(Company("Nordlicht GmbH"))).Message.ShouldNotBeNull().ShouldContain("CallsPerSecond");
    }

    [Fact]
    public async Task A_lost_create_is_found_among_the_newest_while_the_search_lags()
    {
        _world.Pipedrive.Break("POST v2/organizations", Fault.ResetAfter);
        (await WriteAsync(Company("Nordlicht GmbH"))).IsDone.ShouldBeTrue();
        _world.Records.Count.ShouldBe(1);
        _world.Pipedrive.Calls["POST v2/organizations"].ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erased_person_holds_nothing_where_it_lies_for_thirty_days(bool wantsNull)
    {
        _world.Pipedrive.RefusesEmptyTexts = wantsNull;
        await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß", (CrmFields.BirthDate, "1980-12-31"), (CrmFields.City, "Kiel")))).Record!;
        await WriteAsync(new LogActivity("k:a", [contact], "s", "Protocol of Anna", "clear", DateTimeOffset.UnixEpoch, null));
        var row = _world.Pipedrive.Rows["persons"].Values.Single();
        (row["im"], row["picture_id"]) = (new JsonArray(new JsonObject { ["value"] = "Anna.Messenger", ["primary"] = true, ["label"] = "signal" }), 4);
        (await _crm.EraseAsync(contact, Token)).IsErased.ShouldBeTrue();
        _world.Pipedrive.Rows["persons"].Values.Single()["picture_id"].ShouldBeNull();
        var all = string.Concat(_world.Pipedrive.Rows.Values.SelectMany(rows => rows.Values).Select(row => row.ToJsonString()));
        all.ShouldNotContain("Anna");
        all.ShouldNotContain("anna@");
        all.ShouldNotContain("1980");
        all.ShouldNotContain("Kiel");
        (await _crm.FindAsync(contact, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_picture_that_the_token_may_not_remove_is_named_and_the_rest_is_erased()
    {
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß"))).Record!;
        _world.Pipedrive.Rows["persons"].Values.Single()["picture_id"] = 4;
        _world.Pipedrive.MayRemovePictures = false;
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeFalse();
        erasure.Remains.ShouldContain(line => line.Contains("picture", StringComparison.Ordinal));
        ((string)_world.Pipedrive.Rows["persons"].Values.Single()["name"]!).ShouldBe("—");
    }

    [Fact]
    public async Task A_text_that_is_too_long_for_a_note_is_cut()
    {
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß"))).Record!;
        (await WriteAsync(new LogActivity("k:a", [contact], "s", new string('漢', 50_000), "clear", DateTimeOffset.UnixEpoch, null))).Status.ShouldBe(WriteStatus.Created);
    }

    private static JsonObject Person(string name, params string[] emails) => new()
    {
        ["name"] = name,
        ["emails"] = new JsonArray([.. emails.Select((email, i) => (JsonNode?)new JsonObject { ["value"] = email, ["primary"] = i == 0, ["label"] = "work" })]),
        ["phones"] = new JsonArray(),
        ["custom_fields"] = new JsonObject(),
    };

    private static UpsertRecord Contact(string email, string name, params (string Field, string Value)[] more) => new(
        $"p{email}{more.Length}",
        RecordKind.Contact,
        more.Append((CrmFields.Name, name)).Append((CrmFields.Email, email)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private static UpsertRecord Company(string name, params (string Field, string Value)[] more) =>
        new($"c{name}{more.Length}", RecordKind.Company, more.Append((CrmFields.Name, name)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
