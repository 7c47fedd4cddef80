using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>What a role keeps from us is said before it costs anything.</summary>
public sealed class EspoRightsTests : EspoFixture
{
    [Fact]
    public async Task Provisioning_with_the_bots_key_says_whose_login_it_takes()
    {
        var missing = (await Crm.ProbeAsync(Token)).Missing;
        (await Should.ThrowAsync<IOException>(() => Crm.ProvisionAsync(missing, Token))).Message.ShouldContain("Crm:User");
    }

    [Fact]
    public async Task A_wrong_password_is_not_taken_for_a_right_that_is_missing()
    {
        var missing = (await Crm.ProbeAsync(Token)).Missing;
        (World.Options.User, World.Secret) = ("admin", "wrong");
        (await Should.ThrowAsync<IOException>(() => Crm.ProvisionAsync(missing, Token))).Message.ShouldContain("password");
    }

    [Fact]
    public async Task Provisioning_goes_on_where_an_earlier_attempt_was_cut()
    {
        var missing = (await Crm.ProbeAsync(Token)).Missing;
        BecomeAdministrator();
        Espo.Break("POST Admin/Contact", Fault.ResetAfter);
        await Should.ThrowAsync<IOException>(() => Crm.ProvisionAsync(missing, Token));
        await Crm.ProvisionAsync(missing, Token);
        (await Crm.ProbeAsync(Token)).Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named_by_the_probe_and_keeps_the_write_due()
    {
        Espo.Role.Denied.Add("Account.create");
        (await Crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What == "right to create Account");
        var refused = await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("rights");
        Espo.Role.Denied.Clear();
        (await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")))).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task Without_the_stream_no_post_is_written_and_the_probe_says_so()
    {
        Espo.Role.Denied.Add("Contact.stream");
        (await Crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What == "right to stream Contact");
        var contact = (await WriteAsync(Anna("p1"))).Record!;
        (await WriteAsync(new LogActivity("a1", [contact], "s", "t", "clear", Espo.Now, null))).Message.ShouldNotBeNull().ShouldContain("crm probe");
    }

    [Theory]
    [InlineData("own")]
    [InlineData("team")]
    public async Task A_role_that_shows_only_some_records_is_named(string level)
    {
        Espo.Role.Levels["Account.read"] = level;
        (await Crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What == "right to read all of Account");
    }

    [Fact]
    public async Task A_field_that_the_role_hides_is_named()
    {
        Espo.Role.Hidden.Add("Contact.emailAddress");
        var missing = (await Crm.ProbeAsync(Token)).Missing;
        missing.ShouldContain(m => m.What == "right to read field Contact.emailAddress");
        missing.ShouldContain(m => m.What == "right to edit field Contact.emailAddress");
    }

    [Fact]
    public async Task An_entity_that_the_role_does_not_show_is_nothing_to_provision()
    {
        Espo.Role.Denied.Add("Account");
        Espo.Role.Denied.Add("TargetList");
        var probe = await Crm.ProbeAsync(Token);
        probe.Missing.ShouldContain(m => m.What == "right to read Account");
        probe.Missing.ShouldContain(m => m.What == "right to read TargetList");
        probe.Missing.ShouldNotContain(m => m.CanBeCreated && m.What.Contains("Account", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_lacks_no_right_and_does_not_take_a_removed_record_for_one_that_is_there()
    {
        BecomeAdministrator();
        await Crm.ProvisionAsync((await Crm.ProbeAsync(Token)).Missing, Token);
        (await Crm.ProbeAsync(Token)).Missing.ShouldBeEmpty();
        var contact = (await WriteAsync(Anna("p1"))).Record!;
        World.Remove(contact.Id);
        (await Crm.FindAsync(contact, Token)).ShouldBeNull();
        (await WriteAsync(new MarkScreened("m1", contact, Espo.Now, "clear", "P"))).Status.ShouldBe(WriteStatus.Rejected);
        var again = await WriteAsync(Anna("p2"));
        again.Status.ShouldBe(WriteStatus.Created, again.Message);
        again.Record.ShouldNotBe(contact);
    }

    [Fact]
    public async Task A_field_that_somebody_made_required_keeps_the_write_due_and_is_named()
    {
        Espo.Fields["Account"]["industry"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "enum" };
        Espo.Required.Add("industry");
        var refused = await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("industry");
        Espo.Required.Clear();
        (await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")))).Status.ShouldBe(WriteStatus.Created);
    }
}
