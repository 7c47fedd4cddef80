using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Salesforce;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

/// <summary>What only Salesforce does.</summary>
public sealed class SalesforceTests : IAsyncLifetime
{
    private readonly SalesforceWorld _world = new();
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private JsonObject Account => _world.Salesforce.Rows["Account"].Values.Single();

    private JsonObject Contact => _world.Salesforce.Rows["Contact"].Values.Single();

    public async ValueTask InitializeAsync()
    {
        await _world.Salesforce.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Nothing_is_created_before_the_key_is_provisioned_and_provisioning_shows_it_to_the_user()
    {
        _world.Salesforce.Fields["Account"].Remove(SalesforceFields.Key);
        var refused = await WriteAsync(Company("c1"));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("crm provision");
        await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);
        (await WriteAsync(Company("c1"))).Status.ShouldBe(WriteStatus.Created);
        _world.Salesforce.Rows["PermissionSetAssignment"].Values.ShouldHaveSingleItem()["AssigneeId"]!.GetValue<string>().ShouldBe(SalesforceServer.User);
        (await _crm.ProbeAsync(Token)).Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_that_is_there_and_hidden_is_shown_by_provisioning_again()
    {
        _world.Salesforce.Hide("Contact", SalesforceFields.Key);
        var missing = (await _crm.ProbeAsync(Token)).Missing;
        missing.ShouldContain(m => m.What == "field Contact.WFC_Key__c" && m.Why.Contains("hidden", StringComparison.Ordinal));
        await _crm.ProvisionAsync(missing, Token);
        (await WriteAsync(Person("p1"))).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task Who_may_not_customise_is_told_what_an_administrator_has_to_do()
    {
        _world.Salesforce.MayCustomise = false;
        var missing = (await _crm.ProbeAsync(Token)).Missing;
        var message = (await Should.ThrowAsync<IOException>(() => _crm.ProvisionAsync(missing, Token))).Message;
        message.ShouldContain("administrator");
        message.ShouldContain("external id");
    }

    [Fact]
    public async Task A_session_that_ended_is_begun_anew_within_the_same_call()
    {
        await WriteAsync(Company("c1"));
        _world.Salesforce.EndSessions();
        (await WriteAsync(Company("c2", (CrmFields.City, "Kiel")))).Status.ShouldBe(WriteStatus.Updated);
        _world.Salesforce.Tokens.ShouldBe(2);
        _world.Server.Break("PATCH sobjects/Account", Fault.Key);
        (await WriteAsync(Company("c3", (CrmFields.Phone, "+49 1")))).Status.ShouldBe(WriteStatus.Updated);
        _world.Salesforce.Tokens.ShouldBe(3);
    }

    [Fact]
    public async Task A_day_that_is_used_up_keeps_the_write_due_for_an_hour_and_is_not_asked_again()
    {
        await WriteAsync(Company("c1"));
        _world.Salesforce.IsDayUsedUp = true;
        var before = _world.Server.Calls.Values.Sum();
        var outcome = await WriteAsync(Company("c2", (CrmFields.City, "Kiel")));
        (outcome.Status, outcome.RetryAfter).ShouldBe((WriteStatus.Retryable, TimeSpan.FromHours(1)));
        (_world.Server.Calls.Values.Sum() - before).ShouldBe(1);
    }

    [Fact]
    public async Task Contacts_of_one_account_that_lock_each_other_are_written_after_a_short_pause()
    {
        var company = (await WriteAsync(Company("c1"))).Record;
        _world.Server.Break(_world.Operation(CrmStep.CreateContact), Fault.Serialization);
        var contact = await WriteAsync(new UpsertRecord("p1", RecordKind.Contact, Person("p1").Fields, company));
        contact.Status.ShouldBe(WriteStatus.Created, contact.Message);
        _world.Records.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_create_that_is_sent_again_with_its_key_is_the_same_record()
    {
        var draft = new RecordDraft(RecordKind.Company, new Dictionary<string, string> { [CrmFields.Name] = "Nordlicht GmbH" }, null, "company_1");
        using var http = new VendorHttp(_world.Options, TimeProvider.System);
        using var vendor = new SalesforceVendor(new SalesforceCalls(_world.Options, http, _ => Task.FromResult<string?>(_world.Secret), TimeProvider.System), SalesforceFields.Usual, "salesforce", TimeProvider.System);
        var id = await vendor.CreateAsync(draft, isDistinct: false, Token);
        (await vendor.CreateAsync(draft, isDistinct: false, Token)).ShouldBe(id);
        ((string?)Account[SalesforceFields.Key]).ShouldBe("company_1");

        _world.Salesforce.Put("Account", new JsonObject { ["Name"] = "Another", [SalesforceFields.Key] = "company_1" });
        (await Should.ThrowAsync<IOException>(() => vendor.CreateAsync(draft, isDistinct: false, Token))).Message.ShouldContain("unique");
    }

    [Fact]
    public async Task A_write_that_is_sent_again_after_people_renamed_its_record_overwrites_nothing()
    {
        await WriteAsync(Company("c1", (CrmFields.Phone, "+49 1")));
        (Account["Name"], Account["Phone"]) = ("Nordlicht Holding SE", "+49 by hand");
        (await WriteAsync(Company("c1", (CrmFields.Phone, "+49 1")))).Status.ShouldBe(WriteStatus.Unchanged);
        ((string?)Account["Name"], (string?)Account["Phone"]).ShouldBe(("Nordlicht Holding SE", "+49 by hand"));
    }

    [Fact]
    public async Task A_change_in_the_same_moment_is_seen_and_decided_anew()
    {
        await WriteAsync(Company("c1"));
        var row = Account;
        _world.Salesforce.Before("PATCH sobjects/Account", () =>
        {
            row["Phone"] = "+49 by hand";
            SalesforceServer.Touch(row, _world.Salesforce.Now.AddSeconds(5));
        });
        var outcome = await WriteAsync(Company("c2", (CrmFields.Phone, "+49 40 1"), (CrmFields.City, "Kiel")));
        outcome.Status.ShouldBe(WriteStatus.Updated, outcome.Message);
        ((string?)row["Phone"], (string?)row["BillingCity"]).ShouldBe(("+49 by hand", "Kiel"));
        outcome.Changes.ShouldHaveSingleItem().Field.ShouldBe(CrmFields.City);
    }

    [Theory]
    [InlineData("alert", WriteStatus.Created)]
    [InlineData("block", WriteStatus.Duplicate)]
    public async Task Another_person_behind_one_address_passes_a_rule_that_warns_and_not_one_that_blocks(string rule, WriteStatus expected)
    {
        await WriteAsync(Person("p1"));
        _world.Salesforce.DuplicateRule = rule;
        var other = await WriteAsync(Of(RecordKind.Contact, "p2", (CrmFields.Name, "Bert Klein"), (CrmFields.Email, "anna@example.org")));
        other.Status.ShouldBe(expected, other.Message);
        (await WriteAsync(Person("p3", (CrmFields.City, "Kiel")))).Status.ShouldBe(WriteStatus.Updated);
    }

    [Fact]
    public async Task A_twin_that_the_search_did_not_show_is_filled_when_the_rule_names_it()
    {
        _world.Salesforce.DuplicateRule = "block";
        _world.Salesforce.Before(_world.Operation(CrmStep.CreateContact), () => _world.Salesforce.Put("Contact", new JsonObject { ["LastName"] = "Groß", ["FirstName"] = "Anna", ["Email"] = "anna@example.org" }));
        (await WriteAsync(Person("p1", (CrmFields.City, "Kiel")))).Status.ShouldBe(WriteStatus.Updated);
        ((string?)Contact["MailingCity"]).ShouldBe("Kiel");
    }

    [Fact]
    public async Task Values_that_rules_refuse_are_left_out_and_named()
    {
        _world.Salesforce.Invalid.Add("Contact.Phone");
        _world.Salesforce.Fields["Contact"]["Title"]["updateable"] = false;
        _world.Salesforce.Hide("Contact", "MailingStreet");
        var outcome = await WriteAsync(Person("p1", (CrmFields.Phone, "+49 1"), (CrmFields.JobTitle, "CEO"), (CrmFields.Street, "Weg 1"), (CrmFields.PostalCode, new string('1', 30)), (CrmFields.BirthDate, "1980"), (CrmFields.Title, "Dr.")));
        outcome.Status.ShouldBe(WriteStatus.Created, outcome.Message);
        outcome.Message.ShouldBe("This CRM has no field for: title. This CRM refuses the value of: birthDate, jobTitle, street, phone, postalCode.");
        ((string?)Contact["LastName"]).ShouldBe("Groß");
    }

    [Theory]
    [InlineData("Frau", "Ms.")]
    [InlineData("herr", "Mr.")]
    [InlineData("Kapitän", null)]
    public async Task A_salutation_becomes_one_of_the_choices_or_is_named(string given, string? expected)
    {
        var outcome = await WriteAsync(Person("p1", (CrmFields.Salutation, given)));
        ((string?)Contact["Salutation"]).ShouldBe(expected);
        (outcome.Message?.Contains("salutation", StringComparison.Ordinal) is true).ShouldBe(expected is null);
    }

    [Theory]
    [InlineData(false, "de", "Deutschland")]
    [InlineData(false, "en_US", "Germany")]
    [InlineData(true, "de", "DE")]
    public async Task A_country_is_a_word_or_a_code_where_lists_of_countries_are_on(bool hasLists, string language, string expected)
    {
        _world.Salesforce.Rows["Organization"].Values.Single()["LanguageLocaleKey"] = language;
        if (hasLists)
        {
            _world.Salesforce.UseCountryLists();
        }

        var company = await WriteAsync(Company("c1", (CrmFields.Country, "DE")));
        ((string?)Account[hasLists ? "BillingCountryCode" : "BillingCountry"]).ShouldBe(expected);
        (await _crm.FindAsync(company.Record!, Token))!.Fields[CrmFields.Country].ShouldBe("DE");
    }

    [Fact]
    public async Task A_country_that_the_state_is_none_of_is_left_out_and_the_rest_is_written()
    {
        _world.Salesforce.UseCountryLists();
        await WriteAsync(Company("c1"));
        Account["BillingStateCode"] = "FL";
        var outcome = await WriteAsync(Company("c2", (CrmFields.Country, "DE"), (CrmFields.Phone, "+49 1")));
        outcome.Status.ShouldBe(WriteStatus.Updated, outcome.Message);
        outcome.Message.ShouldNotBeNull().ShouldContain("country");
        ((string?)Account["Phone"], (string?)Account["BillingCountryCode"]).ShouldBe(("+49 1", null));
    }

    [Fact]
    public async Task Quotes_in_a_name_and_an_address_are_only_words()
    {
        var company = await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, @"O'Neill \ Söhne' OR Name != '")));
        var contact = await WriteAsync(new UpsertRecord("p1", RecordKind.Contact, new Dictionary<string, string> { [CrmFields.Name] = "Anna O'Neill", [CrmFields.Email] = "o'neill@example.org" }, company.Record));
        company.Status.ShouldBe(WriteStatus.Created, company.Message);
        contact.Status.ShouldBe(WriteStatus.Created, contact.Message);
        (await WriteAsync(new AddToList("l1", contact.Record!, "Freund's \\ Liste"))).Status.ShouldBe(WriteStatus.Created);
        _world.Lists.ShouldBe(["Freund's \\ Liste"]);
    }

    [Fact]
    public async Task Who_wants_no_mailings_at_all_is_put_on_no_list()
    {
        var contact = (await WriteAsync(Person("p1"))).Record!;
        Contact["HasOptedOutOfEmail"] = true;
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        _world.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_put_on_a_list_while_the_user_may_not_see_who_opted_out()
    {
        var contact = (await WriteAsync(Person("p1"))).Record!;
        _world.Salesforce.Hide("Contact", "HasOptedOutOfEmail");
        var crm = _world.Worker();
        (await crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What == "field Contact.HasOptedOutOfEmail");
        var outcome = (await crm.WriteAsync([new AddToList("l1", contact, "Newsletter")], Token))[0];
        outcome.Status.ShouldBe(WriteStatus.Retryable);
        outcome.Message.ShouldNotBeNull().ShouldContain("HasOptedOutOfEmail");
        _world.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_object_that_the_user_may_not_see_keeps_the_write_due()
    {
        _world.Salesforce.Fields.Remove("Account");
        var outcome = await WriteAsync(Company("c1"));
        outcome.Status.ShouldBe(WriteStatus.Retryable);
        outcome.Message.ShouldNotBeNull().ShouldContain("Account");
    }

    [Theory]
    [InlineData("https://nordlicht.my.salesforce.com", "key", true)]
    [InlineData("https://nordlicht.my.salesforce.com", null, false)]
    [InlineData("https://login.salesforce.com", "key", false)]
    public void Settings_need_the_app_and_its_own_address(string address, string? user, bool isRight)
    {
        var options = new CrmOptions { Kind = CrmKind.Salesforce, Address = new Uri(address), User = user };
        new CrmOptionsValidator().Validate(null, options).Succeeded.ShouldBe(isRight);
    }

    [Fact]
    public async Task A_campaign_that_was_removed_is_begun_anew()
    {
        var contact = (await WriteAsync(Person("p1"))).Record!;
        await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        foreach (var id in _world.Salesforce.Rows["Campaign"].Keys.ToList())
        {
            _world.Salesforce.Remove("Campaign", id);
            _world.Salesforce.Rows["CampaignMember"].Clear();
        }

        (await WriteAsync(new AddToList("l2", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Created);
        _world.Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_file_hangs_on_account_and_contact_and_a_lost_link_is_made_up()
    {
        var company = (await WriteAsync(Company("c1"))).Record!;
        var contact = (await WriteAsync(Person("p1"))).Record!;
        _world.Server.Break("POST sobjects/ContentDocumentLink", Fault.ResetBefore);
        var attach = new AttachDocument("d1", [company, contact], "P-1.pdf", "application/pdf", Encoding.ASCII.GetBytes("%PDF"), "sha");
        (await WriteAsync(attach)).IsDone.ShouldBeTrue();
        _world.Salesforce.Rows["ContentDocument"].Count.ShouldBe(1);
        _world.Documents.Select(document => document.Record).ShouldBe([company.Id, contact.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task A_check_is_a_task_that_is_done_in_the_words_of_this_salesforce()
    {
        var contact = (await WriteAsync(Person("p1"))).Record!;
        await WriteAsync(new LogActivity("a1", [contact], new string('s', 400), "t", "clear", new DateTimeOffset(2026, 11, 20, 23, 30, 0, TimeSpan.FromHours(-1)), null));
        var task = _world.Salesforce.Rows["Task"].Values.Single();
        ((string?)task["Status"], (string?)task["ActivityDate"], (string?)task["WhoId"]).ShouldBe(("Erledigt", "2026-11-21", contact.Id));
        ((string)task["Description"]!).ShouldContain("2026-11-21 00:30 UTC");
    }

    [Fact]
    public async Task Erasing_empties_what_others_wrote_too_and_leaves_their_tasks_and_says_so()
    {
        var contact = (await WriteAsync(Person("p1"))).Record!;
        _world.Salesforce.AddField("Contact", "Hobby__c");
        (Contact["Hobby__c"], Contact["Department"], Contact["Description"]) = ("Anna segelt", "Anna", "Anna");
        _world.Salesforce.Put("Task", new JsonObject { ["Subject"] = "Call Anna", ["WhoId"] = contact.Id });
        await WriteAsync(new LogActivity("a1", [contact], "s", "t", "clear", _world.Salesforce.Now, null));
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        erasure.Remains.ShouldContain(line => line.Contains("1 tasks of others", StringComparison.Ordinal));
        erasure.Remains.ShouldContain(line => line.Contains("recycle bin", StringComparison.Ordinal));
        _world.Records.Single().Values.Values.ShouldAllBe(value => !value.Contains("Anna", StringComparison.Ordinal));
        _world.Salesforce.Rows["Task"].Values.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_field_that_cannot_be_emptied_is_no_erasure()
    {
        var contact = (await WriteAsync(Person("p1"))).Record!;
        _world.Salesforce.Fields["Contact"]["Email"]["updateable"] = false;
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeFalse();
        erasure.Remains.ShouldContain(line => line.Contains("Email", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_that_a_rule_keeps_filled_is_named_and_the_others_are_emptied()
    {
        var contact = (await WriteAsync(Person("p1", (CrmFields.Phone, "+49 1")))).Record!;
        Contact["Department"] = "Anna";
        _world.Salesforce.Wanted.Add("Contact.Department");
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeFalse();
        erasure.Remains.ShouldContain("field Department still holds something");
        ((string?)Contact["Phone"], (string?)Contact["Email"]).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named_by_the_probe_and_keeps_the_write_due()
    {
        _world.Salesforce.Denied.Add("Account");
        _world.Salesforce.Denied.Add("Campaign");
        var probe = await _crm.ProbeAsync(Token);
        probe.Missing.ShouldContain(m => m.What == "right to create Account");
        probe.Missing.ShouldContain(m => m.What == "right to create Campaign" && m.Why.Contains("Marketing User", StringComparison.Ordinal));
        (probe.Product, probe.User).ShouldBe(("Salesforce, API v66.0", "bot@example.org"));
        (await WriteAsync(Company("c1"))).Message.ShouldNotBeNull().ShouldContain("rights");
    }

    private static UpsertRecord Company(string key, params (string Field, string Value)[] more) => Of(RecordKind.Company, key, [(CrmFields.Name, "Nordlicht GmbH"), .. more]);

    private static UpsertRecord Person(string key, params (string Field, string Value)[] more) => Of(RecordKind.Contact, key, [(CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org"), .. more]);

    private static UpsertRecord Of(RecordKind kind, string key, params (string Field, string Value)[] fields) =>
        new(key, kind, fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal));

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
