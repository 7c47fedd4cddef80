using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Dynamics;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

/// <summary>What only Dataverse does with records.</summary>
public sealed class DynamicsTests : IAsyncLifetime
{
    private readonly DynamicsWorld _world = new();
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Dynamics.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void An_id_of_our_own_is_a_uuid_of_version_8_that_key_and_table_make()
    {
        var id = DynamicsText.OwnId("accounts", "company_1");
        DynamicsText.IsId(id).ShouldBeTrue();
        id[14].ShouldBe('8');
        "89ab".ShouldContain(id[19]);
        DynamicsText.OwnId("accounts", "company_1").ShouldBe(id);
        DynamicsText.OwnId("contacts", "company_1").ShouldNotBe(id);
    }

    [Fact]
    public async Task A_lost_create_is_found_by_its_id_although_somebody_renamed_the_record()
    {
        _world.Dynamics.Break("CREATE accounts", Fault.ResetAfter);
        var first = WriteAsync(Company("Nordlicht GmbH"));
        while (_world.Tables.Rows["accounts"].Count == 0)
        {
            await Task.Delay(10, Token);
        }

        _world.Tables.Rows["accounts"].Values.Single()["name"] = "Umbenannt AG";
        (await first).IsDone.ShouldBeTrue();
        _world.Dynamics.Calls["CREATE accounts"].ShouldBe(1);
        _world.Records.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_has_the_id_already_is_not_changed_by_a_create()
    {
        var write = Company("Nordlicht GmbH", (CrmFields.Phone, "+49 1"));
        var id = DynamicsText.OwnId("accounts", $"company_{Sha256Hex.Of(write.IdempotencyKey)[..32]}");
        var row = _world.Tables.Put("accounts", id, new JsonObject { ["name"] = "Umbenannt AG", ["telephone1"] = "+49 by hand" });
        (await WriteAsync(write)).Record!.Id.ShouldBe(id);
        ((string?)row["name"], (string?)row["telephone1"]).ShouldBe(("Umbenannt AG", "+49 by hand"));
    }

    [Fact]
    public async Task A_key_of_the_customers_own_that_is_taken_is_a_duplicate()
    {
        _world.Dynamics.OwnKey = "emailaddress1";
        await WriteAsync(Contact("info@example.org", "Anna Groß"));
        (await WriteAsync(Contact("info@example.org", "Bert Klein"))).Status.ShouldBe(WriteStatus.Duplicate);
        _world.Records.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_in_the_same_moment_is_a_conflict_and_decided_anew()
    {
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        var row = _world.Tables.Rows["accounts"][company.Id];
        _world.Dynamics.Before("PATCH accounts", () =>
        {
            row["telephone1"] = "+49 by hand";
            _world.Tables.Touch(row);
        });
        var outcome = await WriteAsync(Company("Nordlicht GmbH", (CrmFields.Phone, "+49 40 1"), (CrmFields.City, "Kiel")));
        outcome.Status.ShouldBe(WriteStatus.Updated, outcome.Message);
        ((string?)row["telephone1"], (string?)row["address1_city"]).ShouldBe(("+49 by hand", "Kiel"));
        outcome.Changes.ShouldHaveSingleItem().Field.ShouldBe(CrmFields.City);
    }

    [Fact]
    public async Task A_mark_makes_no_record_of_one_that_was_removed()
    {
        await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        _world.Dynamics.Before("PATCH accounts", () => _world.Remove(company.Id));
        (await WriteAsync(new MarkScreened("m", company, DateTimeOffset.UnixEpoch, "clear", "P-1"))).Status.ShouldBe(WriteStatus.Rejected);
        _world.Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_was_withdrawn_is_replaced_within_the_call_and_no_more_than_once()
    {
        await WriteAsync(Company("Südwind AG"));
        _world.Dynamics.RevokeTokens();
        (await WriteAsync(Company("Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Created);
        _world.Dynamics.TokensGiven.ShouldBe(2);
        _world.Dynamics.Break("GET accounts", Fault.Key);
        _world.Dynamics.Break("GET accounts", Fault.Key);
        var before = _world.Dynamics.Calls["GET accounts"];
        var refused = await WriteAsync(Company("Ostwind KG"));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("Crm:TokenAddress");
        (_world.Dynamics.Calls["GET accounts"] - before).ShouldBe(2);
    }

    [Fact]
    public async Task While_it_is_throttled_nobody_calls()
    {
        await WriteAsync(Company("Südwind AG"));
        _world.Dynamics.ThrottledUntil = TimeProvider.System.GetUtcNow().AddMilliseconds(200);
        var first = WriteAsync(Company("Werk A GmbH"));
        while (_world.Dynamics.CallsWhileThrottled == 0)
        {
            await Task.Delay(10, Token);
        }

        var others = Enumerable.Range(0, 4).Select(i => WriteAsync(Company($"Werk {(char)('B' + i)} GmbH")));
        (await Task.WhenAll(others.Append(first))).ShouldAllBe(outcome => outcome.Status == WriteStatus.Created);
        _world.Dynamics.CallsWhileThrottled.ShouldBe(1);
    }

    [Theory]
    [InlineData("Müller & Söhne GmbH", "Mueller und Soehne GmbH")]
    [InlineData("Mueller & Soehne GmbH", "Müller und Söhne GmbH")]
    [InlineData("GROSS Logistik AG", "Groß Logistik Aktiengesellschaft")]
    [InlineData("Großlager Straßer GmbH", "Grosslager Strasser GmbH")]
    [InlineData("O'Neill's 100% [Bio] Hof_KG", "O'Neill's 100% [Bio] Hof_KG")]
    [InlineData("X AG", "X AG")]
    public async Task A_company_that_others_entered_is_found_however_it_is_written(string theirs, string ours)
    {
        _world.Tables.Put("accounts", DynamicsWorld.IdOf(1), new JsonObject { ["name"] = theirs });
        (await WriteAsync(Company(ours))).Record!.Id.ShouldBe(DynamicsWorld.IdOf(1));
    }

    [Fact]
    public async Task A_person_in_the_company_is_found_by_name_and_one_by_a_second_address()
    {
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        _world.Tables.Put("contacts", DynamicsWorld.IdOf(1), new JsonObject { ["firstname"] = "Jürgen", ["lastname"] = "Groß", ["_parentcustomerid_value"] = company.Id });
        _world.Tables.Put("contacts", DynamicsWorld.IdOf(2), new JsonObject { ["firstname"] = "Anna", ["lastname"] = "O'Neill", ["emailaddress1"] = "office@example.org", ["emailaddress2"] = "Anna@example.org" });
        (await WriteAsync(Contact("jg@example.org", "Juergen Gross") with { Company = company })).Record!.Id.ShouldBe(DynamicsWorld.IdOf(1));
        (await WriteAsync(Contact("anna@example.org", "Anna O'Neill"))).Record!.Id.ShouldBe(DynamicsWorld.IdOf(2));
        ((string?)_world.Tables.Rows["contacts"][DynamicsWorld.IdOf(2)]["emailaddress1"]).ShouldBe("office@example.org");
    }

    [Fact]
    public async Task A_contact_that_belongs_to_a_person_stays_there()
    {
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        _world.Tables.Put("contacts", DynamicsWorld.IdOf(1), new JsonObject { ["lastname"] = "Klein" });
        var row = _world.Tables.Put("contacts", DynamicsWorld.IdOf(2), new JsonObject { ["lastname"] = "Groß", ["emailaddress1"] = "anna@example.org", ["_parentcustomerid_value"] = DynamicsWorld.IdOf(1) });
        var outcome = await WriteAsync(Contact("anna@example.org", "Anna Groß") with { Company = company });
        outcome.IsDone.ShouldBeTrue(outcome.Message);
        (await _crm.FindAsync(outcome.Record!, Token))!.Company.ShouldBe(new RecordRef(_crm.Connection, RecordKind.Contact, DynamicsWorld.IdOf(1)));
        ((string?)row["_parentcustomerid_value"]).ShouldBe(DynamicsWorld.IdOf(1));
    }

    [Fact]
    public async Task A_record_that_was_merged_into_another_is_not_there_any_more()
    {
        var old = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        _world.Tables.Rows["accounts"][old.Id]["merged"] = true;
        _world.Tables.Put("accounts", DynamicsWorld.IdOf(1), new JsonObject { ["name"] = "Nordlicht GmbH" });
        (await _crm.FindAsync(old, Token)).ShouldBeNull();
        (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.City, "Kiel")))).Record!.Id.ShouldBe(DynamicsWorld.IdOf(1));
        (await _crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Company }, Token)).Records.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(1031, "Deutschland")]
    [InlineData(3079, "Deutschland")]
    [InlineData(1033, "Germany")]
    public async Task A_country_is_written_in_the_environments_language_and_read_as_a_code(int language, string expected)
    {
        _world.Tables.Rows["organizations"].Values.Single()["languagecode"] = language;
        var company = (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.Country, "DE")))).Record!;
        ((string?)_world.Tables.Rows["accounts"][company.Id]["address1_country"]).ShouldBe(expected);
        (await _crm.FindAsync(company, Token))!.Fields[CrmFields.Country].ShouldBe("DE");
    }

    [Fact]
    public async Task What_does_not_fit_a_column_is_left_out_and_named()
    {
        _world.Dynamics.TooShort.Add("telephone1");
        var outcome = await WriteAsync(Contact("anna@example.org", "Anna Groß", (CrmFields.BirthDate, "1980"), (CrmFields.Phone, "+49 40 123456"), (CrmFields.Title, "Dr."), (CrmFields.City, "Kiel")));
        outcome.Status.ShouldBe(WriteStatus.Created, outcome.Message);
        outcome.Message.ShouldNotBeNull().ShouldContain("no field for: birthDate, title");
        outcome.Message.ShouldContain("refuses the value of: phone");
        ((string?)_world.Tables.Rows["contacts"].Values.Single()["address1_city"]).ShouldBe("Kiel");
    }

    [Fact]
    public async Task A_column_that_holds_no_text_is_not_written_to()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"company": {"registerNumber": "creditonhold"}}""", Token);
        var crm = _world.Worker(file);
        File.Delete(file);
        (await crm.WriteAsync([Company("Nordlicht GmbH", (CrmFields.RegisterNumber, "HRB 1"))], Token))[0].Message.ShouldNotBeNull().ShouldContain("creditonhold");
        (await crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What.Contains("creditonhold", StringComparison.Ordinal) && !m.CanBeCreated);
    }

    [Fact]
    public async Task A_position_of_another_list_is_refused()
    {
        _world.AddCompanies(3, DateTimeOffset.UnixEpoch);
        var page = await _crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Company, PageSize = 2 }, Token);
        page.NextCursor.ShouldNotBeNull().ShouldNotContain("http");
        await Should.ThrowAsync<IOException>(() => _crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Contact, Cursor = page.NextCursor }, Token));
    }

    private static UpsertRecord Contact(string email, string name, params (string Field, string Value)[] more) => new(
        $"p{email}{name}{more.Length}",
        RecordKind.Contact,
        more.Append((CrmFields.Name, name)).Append((CrmFields.Email, email)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private static UpsertRecord Company(string name, params (string Field, string Value)[] more) =>
        new($"c{name}{more.Length}", RecordKind.Company, more.Append((CrmFields.Name, name)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
