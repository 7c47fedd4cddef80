using System.Text.Json;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

/// <summary>What only Odoo does.</summary>
public sealed class OdooTests : IAsyncLifetime
{
    private readonly OdooWorld _world = new(19);
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Odoo.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_salutation_has_no_place_and_is_named()
    {
        var contact = await WriteAsync(new UpsertRecord("p1", RecordKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "Anna Groß",
            [CrmFields.Salutation] = "Frau",
        }));
        contact.Status.ShouldBe(WriteStatus.Created);
        contact.Message.ShouldNotBeNull().ShouldContain("salutation");
    }

    [Fact]
    public async Task Two_changes_that_met_are_tried_again_though_the_status_is_200()
    {
        _world.Odoo.Break("res.partner.load", Fault.Serialization);
        (await WriteAsync(Company("Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Created);
        _world.Odoo.Partners.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_the_vendor_refuses_does_not_cost_the_company()
    {
        (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.VatId, "XX1")))).Status.ShouldBe(WriteStatus.Created);
        _world.Odoo.Partners.ShouldHaveSingleItem()["vat"].ShouldBeNull();
    }

    [Fact]
    public async Task So_it_is_in_whatever_language_the_vendor_says_it()
    {
        _world.Odoo.VatRefusal = "Die USt-IdNr. [{0}] scheint ungültig zu sein.";
        (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.VatId, "XX1")))).Message.ShouldNotBeNull().ShouldContain(CrmFields.VatId);
        _world.Odoo.Partners.ShouldHaveSingleItem()["vat"].ShouldBeNull();
    }

    [Fact]
    public async Task A_number_that_ends_in_a_backslash_is_looked_up_as_it_is()
    {
        (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.RegisterNumber, @"HRB 1\")))).Status.ShouldBe(WriteStatus.Created);
        (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.RegisterNumber, @"HRB 1\")))).Status.ShouldBe(WriteStatus.Unchanged);
    }

    [Fact]
    public async Task What_people_changed_before_a_lost_answer_was_tried_again_stays()
    {
        _world.Odoo.Before("res.partner.load", () => _world.Odoo.Before("res.partner.search_read", () =>
        {
            _world.Odoo.Partners.Single()["name"] = "Südwind AG";
            _world.Odoo.Partners.Single()["phone"] = "+49 2";
        }));
        _world.Odoo.Break("res.partner.load", Fault.ResetAfter);
        (await WriteAsync(Company("Nordlicht GmbH", (CrmFields.Phone, "+49 1")))).IsDone.ShouldBeTrue();
        var partner = _world.Odoo.Partners.ShouldHaveSingleItem();
        ((string?)partner["name"]).ShouldBe("Südwind AG");
        ((string?)partner["phone"]).ShouldBe("+49 2");
    }

    [Fact]
    public async Task A_contact_comes_to_a_company_that_was_archived()
    {
        var company = (await WriteAsync(Company("Nordlicht GmbH"))).Record!;
        _world.Odoo.Partners.Single()["active"] = false;
        var contact = await WriteAsync(Anna() with { Company = company });
        contact.Status.ShouldBe(WriteStatus.Created, contact.Message);
    }

    [Fact]
    public async Task A_list_that_was_removed_is_made_anew()
    {
        var contact = (await WriteAsync(Anna())).Record!;
        await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        _world.Odoo.Models["mailing.list"].Clear();
        _world.Odoo.Models["mailing.subscription"].Clear();
        (await WriteAsync(new AddToList("l2", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Created);
        _world.Members.ShouldBe([("Newsletter", "anna@example.org")]);
    }

    [Fact]
    public async Task A_list_is_the_same_in_capitals()
    {
        var contact = (await WriteAsync(Anna())).Record!;
        await WriteAsync(new AddToList("l1", contact, "Newsletter_1"));
        (await _world.Worker().WriteAsync([new AddToList("l2", contact, "NEWSLETTER_1")], Token))[0].Status.ShouldBe(WriteStatus.Unchanged);
        _world.Lists.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_is_barred_from_every_mailing_is_put_on_no_list()
    {
        var contact = (await WriteAsync(Anna())).Record!;
        _world.Odoo.Models["mail.blacklist"][1] = new() { ["id"] = 1, ["email"] = "anna@example.org" };
        (await WriteAsync(new AddToList("l5", contact, "Third"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        _world.Odoo.Models["mailing.subscription"].ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_mailing_app_lists_are_tags()
    {
        _world.Odoo.RemoveMailing();
        var contact = (await WriteAsync(Anna())).Record!;
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Created);
        (await WriteAsync(new AddToList("l2", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Unchanged);
        (await _crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What.Contains("mass_mailing", StringComparison.Ordinal));
        JsonSerializer.Serialize(_world.Odoo.Partners.Single()["category_id"]).ShouldNotBe("[]");
    }

    [Fact]
    public async Task Erasing_counts_the_messages_that_remain()
    {
        var contact = (await WriteAsync(Anna())).Record!;
        await WriteAsync(new LogActivity("k:a", [contact], "s", "t", "clear", DateTimeOffset.UnixEpoch, null));
        (await _crm.EraseAsync(contact, Token)).Remains.ShouldHaveSingleItem().ShouldContain("1 messages");
    }

    private static UpsertRecord Anna() =>
        new("p1", RecordKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = "Anna Groß", [CrmFields.Email] = "anna@example.org" });

    private static UpsertRecord Company(string name, params (string Field, string Value)[] more) =>
        new("c1", RecordKind.Company, more.Append((CrmFields.Name, name)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
