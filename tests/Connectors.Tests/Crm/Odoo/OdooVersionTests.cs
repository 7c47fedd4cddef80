using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

/// <summary>What differs between the versions of Odoo, and between a user of many and one of few rights.</summary>
public sealed class OdooVersionTests : IAsyncDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private OdooWorld _world = null!;
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_probe_of_a_user_with_few_rights_names_them_and_does_not_fail(int version)
    {
        await StartAsync(version);
        _world.Odoo.Denied.UnionWith(["ir.model", "mail.blacklist", "mailing.list", "mailing.contact", "mailing.subscription", "res.partner.create"]);
        var missing = (await _crm.ProbeAsync(Token)).Missing.Select(m => m.What).ToList();
        missing.ShouldContain("right to create res.partner");
        missing.ShouldContain("right to read mailing.list");
        missing.ShouldNotContain(what => what.Contains("mass_mailing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    public async Task Where_only_contacts_and_crm_are_installed_an_ordinary_user_does(int version)
    {
        await StartAsync(version);
        _world.Odoo.RemoveMailing();
        _world.Odoo.Denied.UnionWith(["ir.model", "mail.blacklist"]);
        var contact = await AnnaAsync();
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Created);
        (await _crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What.Contains("mass_mailing", StringComparison.Ordinal));
        (await _crm.EraseAsync(contact, Token)).IsErased.ShouldBeTrue();
    }

    [Theory]
    [InlineData(17)]
    [InlineData(19)]
    public async Task A_lead_that_the_user_may_not_write_stays_due(int version)
    {
        await StartAsync(version);
        _world.Odoo.Denied.Add("res.partner.create");
        var outcome = await WriteAsync(Company("c1"));
        outcome.Status.ShouldBe(WriteStatus.Retryable);
        outcome.Message.ShouldNotBeNull().ShouldContain("crm probe");
    }

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_user_without_an_address_writes_notes_and_follows_nobody(int version)
    {
        await StartAsync(version);
        _world.Odoo.Models["res.users"][6]["email"] = false;
        var contact = await AnnaAsync();
        var logged = await WriteAsync(new LogActivity("k:a", [contact], "s", "t", "clear", At, null));
        logged.Status.ShouldBe(WriteStatus.Created, logged.Message);
        _world.Odoo.Followed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(17)]
    [InlineData(19)]
    public async Task Erasing_a_contact_leaves_its_company_alone(int version)
    {
        await StartAsync(version);
        var company = (await WriteAsync(Company("c1", (CrmFields.Street, "Kai 1"), (CrmFields.City, "Kiel")))).Record!;
        Row(company)["state_id"] = 7L;
        Row(company)["vat"] = "DE1";
        var contact = await AnnaAsync(company);
        Row(contact)["vat"] = "DE1";
        (await _crm.EraseAsync(contact, Token)).IsErased.ShouldBeTrue();
        Text(contact, "state_id").ShouldBeNull();
        Text(contact, "city").ShouldBeNull();
        Text(company, "street").ShouldBe("Kai 1");
        Text(company, "city").ShouldBe("Kiel");
    }

    [Fact]
    public async Task Lists_that_the_user_may_not_touch_remain_and_are_named()
    {
        await StartAsync(17);
        var contact = await AnnaAsync();
        _world.Odoo.Denied.Add("mailing.contact");
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeFalse();
        erasure.Remains.ShouldContain(line => line.Contains("Email Marketing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(19)]
    public async Task What_a_contact_fills_does_not_replace_its_companys_address(int version)
    {
        await StartAsync(version);
        var company = (await WriteAsync(Company("c1"))).Record!;
        var contact = await AnnaAsync(company);
        Row(company)["street"] = "Kai 1";
        var filled = await WriteAsync(Anna(company, (CrmFields.City, "Bonn"), (CrmFields.JobTitle, "Einkauf")));
        filled.Status.ShouldBe(WriteStatus.Updated, filled.Message);
        Text(company, "street").ShouldBe("Kai 1");
        Text(contact, "function").ShouldBe("Einkauf");
    }

    [Theory]
    [InlineData(17)]
    [InlineData(19)]
    public async Task What_a_company_fills_does_not_replace_its_contacts_address(int version)
    {
        await StartAsync(version);
        var company = (await WriteAsync(Company("c1"))).Record!;
        var contact = await AnnaAsync(company);
        Row(contact)["city"] = "Bonn";
        var filled = await WriteAsync(Company("c2", (CrmFields.City, "Kiel"), (CrmFields.Phone, "+49 1")));
        filled.Message.ShouldNotBeNull().ShouldContain(CrmFields.City);
        Text(contact, "city").ShouldBe("Bonn");
        Text(company, "phone").ShouldBe("+49 1");
        (await WriteAsync(Company("c3", (CrmFields.Street, "Kai 1")))).Status.ShouldBe(WriteStatus.Updated);
        Text(company, "street").ShouldBe("Kai 1");
    }

    [Theory]
    [InlineData(17)]
    [InlineData(19)]
    public async Task A_contact_that_has_another_address_is_not_linked_and_keeps_it(int version)
    {
        await StartAsync(version);
        var contact = (await WriteAsync(Anna(null, (CrmFields.City, "Bonn")))).Record!;
        var company = (await WriteAsync(Company("c1", (CrmFields.City, "Kiel")))).Record!;
        var linked = await WriteAsync(Anna(company, (CrmFields.JobTitle, "Einkauf")));
        linked.Message.ShouldNotBeNull().ShouldContain(FillBlankFields.CompanyField);
        Text(contact, "city").ShouldBe("Bonn");
        Text(contact, "function").ShouldBe("Einkauf");
        Text(company, "city").ShouldBe("Kiel");
    }

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    public async Task Changes_of_several_seconds_are_each_read_once_however_they_lie_within_them(int version)
    {
        await StartAsync(version);
        var begin = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
        _world.AddCompanies(60, begin);
        for (var i = 0; i < 60; i++)
        {
            _world.Odoo.Models["res.partner"][1_000 + i]["write_date"] = $"2026-11-02 00:00:{i * 13 % 5:D2}.{999_999 - (i * 7_919):D6}";
        }

        foreach (var size in new[] { 1, 7, 12, 13, 60, 61 })
        {
            var seen = new List<string>();
            var request = new CrmPageRequest { Kind = RecordKind.Company, PageSize = size, ChangedSince = begin };
            do
            {
                var page = await _crm.ReadPageAsync(request, Token);
                page.Records.Count.ShouldBeLessThanOrEqualTo(size);
                seen.AddRange(page.Records.Select(record => record.Ref.Id));
                request = request with { Cursor = page.NextCursor };
            }
            while (request.Cursor is not null && seen.Count <= 60);
            seen.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1_000, 60).Select(id => $"{id}"), $"pages of {size}");
        }
    }

    [Fact]
    public async Task Users_of_the_crm_itself_are_no_customers()
    {
        await StartAsync(17);
        var contact = await AnnaAsync();
        Row(contact)["partner_share"] = false;
        Row(contact)["user_ids"] = new JsonArray(7L);
        var page = await _crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Contact }, Token);
        page.Records.ShouldBeEmpty();
        (await _crm.FindAsync(contact, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_partner_that_came_in_past_Odoo_is_a_customer_too()
    {
        await StartAsync(19);
        var contact = await AnnaAsync();
        var row = Row(contact);
        (row["partner_share"], row["type"]) = (null, null);
        var page = await _crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Contact }, Token);
        page.Records.ShouldHaveSingleItem().Ref.ShouldBe(contact);
    }

    private static UpsertRecord Company(string key, params (string Field, string Value)[] more) =>
        new(key, RecordKind.Company, more.Append((CrmFields.Name, "Nordlicht GmbH")).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private static UpsertRecord Anna(RecordRef? company, params (string Field, string Value)[] more) =>
        new($"p{more.Length}{company}", RecordKind.Contact, more.Concat([(CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org")]).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal), company);

    private async Task<RecordRef> AnnaAsync(RecordRef? company = null) => (await WriteAsync(Anna(company))).Record!;

    private JsonObject Row(RecordRef record) => _world.Odoo.Models["res.partner"][long.Parse(record.Id, System.Globalization.CultureInfo.InvariantCulture)];

    private string? Text(RecordRef record, string field) => VendorJson.Words(Row(record)[field]);

    private async Task StartAsync(int version)
    {
        _world = new OdooWorld(version);
        await _world.Odoo.StartAsync(Token);
        _crm = _world.Worker();
    }

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
