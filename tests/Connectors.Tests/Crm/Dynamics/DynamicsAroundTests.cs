using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Dynamics;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

/// <summary>What only Dataverse does around records: columns, rights, marketing lists, notes, erasure.</summary>
public sealed class DynamicsAroundTests : IAsyncLifetime
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
    public void It_needs_the_application_and_the_token_endpoint()
    {
        var result = new CrmOptionsValidator().Validate(null, new CrmOptions { Kind = CrmKind.Dynamics, Address = new Uri("https://example.crm4.dynamics.com") });
        result.Failures.ShouldNotBeNull().Count().ShouldBe(2);
        result.FailureMessage.ShouldNotBeNull().ShouldContain("Crm:User");
        result.FailureMessage.ShouldNotBeNull().ShouldContain("Crm:TokenAddress");
    }

    [Fact]
    public async Task Provisioning_twice_makes_publisher_solution_and_each_column_once_and_publishes_both_tables()
    {
        var missing = (await _crm.ProbeAsync(Token)).Missing;
        missing.Count.ShouldBe(8);
        missing.ShouldAllBe(m => m.Why.Contains("System Customizer", StringComparison.Ordinal));
        await _crm.ProvisionAsync(missing, Token);
        await _world.Worker().ProvisionAsync(missing, Token);
        _world.Dynamics.Calls["POST EntityDefinitions/Attributes"].ShouldBe(8);
        _world.Tables.Rows["publishers"].Values.ShouldHaveSingleItem();
        _world.Tables.Rows["solutions"].Values.ShouldHaveSingleItem();
        _world.Dynamics.Published.ShouldBe(["<importexportxml><entities><entity>account</entity></entities></importexportxml>", "<importexportxml><entities><entity>contact</entity></entities></importexportxml>"]);
        (await _crm.ProbeAsync(Token)).Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named_by_the_probe_and_by_the_write_and_keeps_it_due()
    {
        _world.Dynamics.Denied.UnionWith(["prvCreateAccount", "prvCreateAttribute"]);
        var probe = await _crm.ProbeAsync(Token);
        probe.Missing.ShouldContain(m => m.What == "right prvCreateAccount" && !m.CanBeCreated);
        probe.Product.ShouldBe("Dataverse 9.2.26112.00123, Web API v9.2");
        var outcome = await WriteAsync(Company("Nordlicht GmbH"));
        (outcome.Status, outcome.Message!.Contains("prvCreateAccount", StringComparison.Ordinal)).ShouldBe((WriteStatus.Retryable, true));
        (await Should.ThrowAsync<IOException>(() => _crm.ProvisionAsync(probe.Missing, Token))).Message.ShouldContain("prvCreateAttribute");
    }

    [Fact]
    public async Task A_probe_tells_what_it_can_although_it_may_not_read_everything()
    {
        _world.Dynamics.Denied.UnionWith(["prvReadPrivilege", "prvReadList"]);
        var probe = await _crm.ProbeAsync(Token);
        probe.Fields.ShouldContain((RecordKind.Company, CrmFields.Name, "name"));
        probe.Missing.Count(m => !m.CanBeCreated).ShouldBe(2);
        probe.Missing.ShouldContain(m => m.What == "marketing lists" && m.Why.Contains("prvReadList", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dataverse_alone_has_no_marketing_lists_and_everything_else()
    {
        _world.Tables.Rows.Remove("lists");
        var probe = await _crm.ProbeAsync(Token);
        probe.Lists.ShouldBeEmpty();
        probe.Missing.ShouldContain(m => m.What == "marketing lists" && !m.CanBeCreated);
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß"))).Record!;
        var outcome = await WriteAsync(new AddToList("l", contact, "Newsletter"));
        (outcome.Status, outcome.Message!.Contains("Dynamics 365", StringComparison.Ordinal)).ShouldBe((WriteStatus.Retryable, true));
    }

    [Fact]
    public async Task A_list_is_a_static_one_of_contacts_and_made_again_when_it_was_removed()
    {
        _world.Tables.Put("lists", DynamicsWorld.IdOf(1), new JsonObject { ["listname"] = "Newsletter", ["createdfromcode"] = 1, ["type"] = false });
        _world.Tables.Put("lists", DynamicsWorld.IdOf(2), new JsonObject { ["listname"] = "Newsletter", ["createdfromcode"] = 2, ["type"] = true });
        _world.Tables.Put("lists", DynamicsWorld.IdOf(3), new JsonObject { ["listname"] = "NEWSLETTER", ["createdfromcode"] = 2, ["type"] = false });
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß"))).Record!;
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Created);
        _world.Tables.Members.ShouldBe([(DynamicsWorld.IdOf(3), contact.Id)]);
        _world.Tables.Rows["lists"].Remove(DynamicsWorld.IdOf(3));
        _world.Tables.Members.Clear();
        (await WriteAsync(new AddToList("l2", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Created);
        _world.Tables.Members.ShouldHaveSingleItem().Contact.ShouldBe(contact.Id);
    }

    [Fact]
    public async Task A_list_of_ours_that_somebody_deactivated_says_what_to_do()
    {
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß"))).Record!;
        await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        _world.Tables.Rows["lists"].Values.Single()["statecode"] = 1;
        var outcome = (await _world.Worker().WriteAsync([new AddToList("l2", contact, "Newsletter")], Token))[0];
        (outcome.Status, outcome.Message!.Contains("deactivated", StringComparison.Ordinal)).ShouldBe((WriteStatus.Retryable, true));
    }

    [Fact]
    public async Task Who_was_put_on_the_list_by_somebody_else_in_the_same_moment_is_on_it()
    {
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß"))).Record!;
        _world.Dynamics.Before("POST lists/AddMemberList", () => _world.Tables.Members.Add((_world.Tables.Rows["lists"].Keys.Single(), contact.Id)));
        (await WriteAsync(new AddToList("l", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Unchanged);
    }

    [Theory]
    [InlineData("donotbulkemail")]
    [InlineData("donotemail")]
    [InlineData("donotsendmm")]
    public async Task Who_wants_no_mailings_is_put_on_no_list(string column)
    {
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß"))).Record!;
        _world.Tables.Rows["contacts"][contact.Id][column] = true;
        (await WriteAsync(new AddToList("l", contact, "Newsletter"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        _world.Tables.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_names_file_and_mark_and_one_that_somebody_removed_is_written_again()
    {
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        var document = new AttachDocument("k", [company], "P: 1/2.pdf", "application/pdf", Encoding.ASCII.GetBytes("%PDF"), "sha");
        var id = (await WriteAsync(document)).Reference!;
        var note = _world.Tables.Rows["annotations"][id];
        ((string?)note["filename"], (string?)note["mimetype"], (bool?)note["isdocument"]).ShouldBe(("P_ 1_2.pdf", "application/pdf", true));
        ((string?)note["subject"]).ShouldNotBeNull().ShouldMatch(@"^P_ 1_2\.pdf \[WFC-[0-9a-f]{16}\]$");
        _world.Tables.Rows["annotations"].Remove(id);
        (await WriteAsync(document)).Status.ShouldBe(WriteStatus.Created);
        await WriteAsync(new LogActivity("a", [company], "Clear", "one\r\ntwo", "clear", DateTimeOffset.UnixEpoch, null));
        ((string?)_world.Tables.Rows["annotations"].Values.Single(row => row["notetext"] is not null)["notetext"]).ShouldBe("<p>one<br>two</p><p>clear · 1970-01-01 00:00 UTC</p>");
    }

    [Fact]
    public async Task An_erased_contact_holds_nothing_its_notes_are_gone_from_the_companys_record_too_and_those_of_others_are_counted()
    {
        await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        var contact = (await WriteAsync(Contact("anna@example.org", "Anna Groß", (CrmFields.BirthDate, "1980-12-31")) with { Company = company })).Record!;
        var row = _world.Tables.Rows["contacts"][contact.Id];
        (row["emailaddress3"], row["description"], row["gendercode"]) = ("anna@private.example", "Anna likes tea", 2);
        await WriteAsync(new AttachDocument("d1", [company, contact], "P-1.pdf", "application/pdf", Encoding.ASCII.GetBytes("Anna"), "1"));
        await WriteAsync(new LogActivity("a1", [company, contact], "s", "Anna", "clear", DateTimeOffset.UnixEpoch, null));
        await WriteAsync(new AttachDocument("d2", [company], "P-2.pdf", "application/pdf", Encoding.ASCII.GetBytes("Nordlicht"), "2"));
        _world.Tables.Put("annotations", DynamicsWorld.IdOf(7), new JsonObject { ["subject"] = "Call", ["_objectid_value"] = contact.Id });
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        erasure.Remains.ShouldContain(line => line.Contains("audit", StringComparison.Ordinal));
        erasure.Remains.ShouldContain(line => line.StartsWith("1 notes of others", StringComparison.Ordinal));
        _world.Tables.Rows["annotations"].Count.ShouldBe(2);
        ((string?)row["lastname"], row["birthdate"], row["gendercode"], row["emailaddress3"], row["description"]).ShouldBe(("—", null, null, null, null));
        (await _crm.EraseAsync(company, Token)).IsErased.ShouldBeFalse();
    }

    private static UpsertRecord Contact(string email, string name, params (string Field, string Value)[] more) => new(
        $"p{email}{more.Length}",
        RecordKind.Contact,
        more.Append((CrmFields.Name, name)).Append((CrmFields.Email, email)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private static UpsertRecord Company(string name) => new($"c{name}", RecordKind.Company, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = name });

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
