using System.Text;
using System.Text.Json;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>What the port promises, kept on Odoo 19 by JSON-2 and on Odoo 17 by JSON-RPC; each test counts what reached the CRM.</summary>
public abstract class OdooTests(int version) : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private readonly ConnectedCrm _world = new(version);
    private VendorCrm _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Server.StartAsync();
        _crm = _world.Worker();
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Company_and_contact_are_created_linked_and_found_again_however_they_are_written()
    {
        var company = await WriteAsync(Company("c1", "Müller Maschinenbau GmbH", (CrmFields.Country, "DE")));
        var contact = await WriteAsync(Contact("p1", "anna.gross@example.org", company.Record, ("givenName", "Anna"), ("familyName", "Groß"), ("salutation", "Frau")));
        company.Status.ShouldBe(WriteStatus.Created);
        contact.Status.ShouldBe(WriteStatus.Created);
        contact.Message.ShouldNotBeNull().ShouldContain("salutation");
        var again = await WriteAsync(Company("c2", "MUELLER Maschinenbau Gesellschaft mit beschränkter Haftung", (CrmFields.Phone, "+49 40 1"), (CrmFields.City, "Hamburg")));
        again.Status.ShouldBe(WriteStatus.Updated);
        again.Record.ShouldBe(company.Record);
        (await WriteAsync(Company("c3", "Müller Maschinenbau GmbH", (CrmFields.Phone, "+49 40 2")))).Status.ShouldBe(WriteStatus.Unchanged);
        (await WriteAsync(Contact("p2", "Anna.Gross@Example.org", company.Record, ("name", "Anna Groß")))).Record.ShouldBe(contact.Record);
        var read = (await _crm.FindAsync(company.Record!, Token)).ShouldNotBeNull();
        read.Fields[CrmFields.Phone].ShouldBe("+49 40 1");
        read.Fields[CrmFields.Country].ShouldBe("DE");
        (await _crm.FindAsync(contact.Record!, Token)).ShouldNotBeNull().Company.ShouldBe(company.Record);
        _world.Server.Partners.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Another_person_behind_a_shared_address_is_another_record()
    {
        var one = await WriteAsync(Contact("p1", "info@example.org", null, ("name", "Anna Groß")));
        var other = await WriteAsync(Contact("p2", "info@example.org", null, ("name", "Bert Klein")));
        other.Status.ShouldBe(WriteStatus.Created);
        other.Record.ShouldNotBe(one.Record);
    }

    [Theory]
    [InlineData(Fault.ResetBefore)]
    [InlineData(Fault.ResetAfter)]
    [InlineData(Fault.PageAfter)]
    [InlineData(Fault.Busy)]
    [InlineData(Fault.Serialization)]
    public async Task A_create_that_goes_wrong_is_one_record_in_the_end(Fault fault)
    {
        _world.Server.Break("res.partner.load", fault);
        var outcome = await WriteAsync(Company("c1", "Nordlicht GmbH"));
        outcome.IsDone.ShouldBeTrue(outcome.Message);
        _world.Server.Partners.Count().ShouldBe(1);
        outcome.Record!.Id.ShouldBe(_world.Server.Partners.Single()["id"]!.ToJsonString());
    }

    [Fact]
    public async Task Two_workers_with_the_same_person_make_one_record()
    {
        var workers = Enumerable.Range(0, 4).Select(_ => _world.Worker()).ToArray();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => workers[i % 4].WriteAsync([Contact($"p{i}", "anna@example.org", null, ("name", "Anna Groß"))], Token)));
        outcomes.Select(o => o[0].Record).Distinct().ShouldHaveSingleItem();
        outcomes.Count(o => o[0].Status == WriteStatus.Created).ShouldBe(1);
        _world.Server.Partners.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(Fault.ResetAfter)]
    [InlineData(Fault.PageAfter)]
    [InlineData(Fault.Busy)]
    public async Task Document_and_activity_are_there_once_whatever_happens(Fault fault)
    {
        var company = (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Record!;
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", company, ("name", "Anna Groß")))).Record!;
        _world.Server.Break("ir.attachment.create", fault);
        _world.Server.Break("res.partner.message_post", fault);
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.7 protocol");
        var attach = new AttachDocument("k:document", [company, contact], "P-1.pdf", "application/pdf", pdf, "sha");
        var attached = await WriteAsync(attach);
        var log = new LogActivity("k:activity", [company, contact], "Sanctions screening: clear", "Protocol P-1 <b>&", "clear", At, attached.Reference);
        var logged = await WriteAsync(log);
        attached.IsDone.ShouldBeTrue(attached.Message);
        logged.IsDone.ShouldBeTrue(logged.Message);
        (await WriteAsync(attach)).Status.ShouldBe(WriteStatus.Unchanged);
        (await WriteAsync(log)).Status.ShouldBe(WriteStatus.Unchanged);
        var documents = _world.Server.Models["ir.attachment"].Values.ToArray();
        documents.Select(d => d["res_id"]!.ToJsonString()).ShouldBe([company.Id, contact.Id]);
        Convert.FromBase64String((string)documents[0]["datas"]!).ShouldBe(pdf);
        var notes = _world.Server.Models["mail.message"].Values.ToArray();
        notes.Select(n => n["res_id"]!.ToJsonString()).ShouldBe([company.Id, contact.Id]);
        notes.ShouldAllBe(n => (string)n["date"]! == "2026-11-20 09:30:00" && ((string)n["body"]!).Contains("&lt;b&gt;&amp;", StringComparison.Ordinal));
        notes[1]["attachment_ids"]![0]!.ToJsonString().ShouldBe(documents[1]["id"]!.ToJsonString());
    }

    [Fact]
    public async Task A_contact_is_on_a_list_once_and_an_opt_out_wins()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", null, ("name", "Anna Groß")))).Record!;
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Created);
        (await WriteAsync(new AddToList("l2", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Unchanged);
        (await WriteAsync(new AddToList("l3", contact, "Messe"))).Status.ShouldBe(WriteStatus.Created);
        var subscriptions = _world.Server.Models["mailing.subscription"].Values.ToArray();
        subscriptions.Length.ShouldBe(2);
        subscriptions[0]["opt_out"] = true;
        (await WriteAsync(new AddToList("l4", contact, "Newsletter"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        _world.Server.Models["mail.blacklist"][1] = new() { ["id"] = 1, ["email"] = "anna@example.org" };
        (await WriteAsync(new AddToList("l5", contact, "Third"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        _world.Server.Models["mailing.subscription"].Count.ShouldBe(2);
        _world.Server.Models["mailing.list"].Count.ShouldBe(2);
    }

    [Fact]
    public async Task Checks_are_noted_once_the_fields_are_provisioned_and_pages_leave_out_who_was_checked()
    {
        var company = (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Record!;
        var mark = new MarkScreened("m1", company, At, "clear", "P-1");
        (await WriteAsync(mark)).Message.ShouldNotBeNull().ShouldContain("crm provision");
        var probe = await _crm.ProbeAsync(Token);
        probe.Product.ShouldBe($"Odoo {version}.0");
        probe.Missing.Count(m => m.CanBeCreated).ShouldBe(4);
        await _crm.ProvisionAsync(probe.Missing, Token);
        (await _crm.ProbeAsync(Token)).Missing.ShouldBeEmpty();
        (await WriteAsync(mark)).Status.ShouldBe(WriteStatus.Updated);
        (await WriteAsync(mark)).Status.ShouldBe(WriteStatus.Unchanged);
        (await WriteAsync(mark with { At = At.AddDays(-1), Outcome = "hit" })).Message.ShouldNotBeNull().ShouldContain("later check");
        var read = (await _crm.FindAsync(company, Token)).ShouldNotBeNull();
        read.LastScreenedAt.ShouldBe(At);
        read.LastScreeningOutcome.ShouldBe("clear");
        read.LastProtocolNumber.ShouldBe("P-1");
        await WriteAsync(Company("c2", "Südwind AG"));
        (await _crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Company, ScreenedBefore = At }, Token)).Records.ShouldHaveSingleItem().Fields[CrmFields.Name].ShouldBe("Südwind AG");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_lose_and_repeat_none_of_many_rows_with_one_time(bool isChangedSince)
    {
        for (var i = 1_000; i < 3_000; i++)
        {
            _world.Server.Models["res.partner"][i] = new() { ["id"] = (long)i, ["name"] = $"Kunde {i}", ["is_company"] = true, ["type"] = "contact", ["active"] = true, ["create_date"] = "2026-11-01 00:00:00", ["write_date"] = "2026-11-02 00:00:00" };
        }

        var request = new CrmPageRequest { Kind = RecordKind.Company, PageSize = 300, ChangedSince = isChangedSince ? new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) : null };
        var seen = new List<string>();
        do
        {
            var page = await _crm.ReadPageAsync(request, Token);
            seen.AddRange(page.Records.Select(r => r.Ref.Id));
            // What changes meanwhile moves to the end, and nobody falls out.
            _world.Server.Models["res.partner"][1_000 + Math.Min(seen.Count, 2_000) - 1]["write_date"] = "2026-11-03 00:00:00";
            request = request with { Cursor = page.NextCursor };
        }
        while (request.Cursor is not null);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(2_000);
        seen.Count.ShouldBeInRange(2_000, isChangedSince ? 2_010 : 2_000);
    }

    [Fact]
    public async Task A_refused_key_and_an_outage_keep_the_write_due_and_say_what_to_do()
    {
        _world.Secret = "wrong";
        var refused = await WriteAsync(Company("c1", "Nordlicht GmbH"));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("secrets set");
        (await Should.ThrowAsync<IOException>(() => _crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Company }, Token))).Message.ShouldContain("secrets set");
        _world.Secret = OdooServer.Key;
        (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task A_number_that_the_vendor_refuses_does_not_cost_the_company()
    {
        (await WriteAsync(Company("c1", "Nordlicht GmbH", (CrmFields.VatId, "XX1")))).Status.ShouldBe(WriteStatus.Created);
        _world.Server.Partners.ShouldHaveSingleItem()["vat"].ShouldBeNull();
    }

    [Fact]
    public async Task A_renamed_field_is_named_and_loses_nothing()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"company": {"registerNumber": "x_hrb"}}""", Token);
        var crm = _world.Worker(file);
        File.Delete(file);
        var outcome = (await crm.WriteAsync([Company("c1", "Nordlicht GmbH", (CrmFields.RegisterNumber, "HRB 1"))], Token))[0];
        outcome.Status.ShouldBe(WriteStatus.Retryable);
        outcome.Message.ShouldNotBeNull().ShouldContain("x_hrb");
        _world.Server.PartnerFields["x_hrb"] = "char";
        (await _world.Worker().WriteAsync([Company("c1", "Nordlicht GmbH")], Token))[0].Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task Erasing_empties_the_fields_takes_the_contact_off_lists_and_says_what_remains()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", null, ("name", "Anna Groß"), ("phone", "+49 1"), ("city", "Kiel")))).Record!;
        await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        await WriteAsync(new AttachDocument("k", [contact], "P-1.pdf", "application/pdf", new byte[] { 1, 2, 3 }, "sha"));
        await WriteAsync(new LogActivity("k:a", [contact], "s", "t", "clear", At, null));
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeTrue();
        erasure.Done.Count.ShouldBe(3);
        erasure.Remains.ShouldHaveSingleItem().ShouldContain("1 messages");
        _world.Server.Partners.ShouldHaveSingleItem().Where(f => f.Key != "category_id").Select(f => f.Value?.ToJsonString() ?? "").ShouldAllBe(v => !v.Contains("Anna", StringComparison.OrdinalIgnoreCase) && !v.Contains("Kiel", StringComparison.Ordinal));
        _world.Server.Models["mailing.contact"].ShouldBeEmpty();
        _world.Server.Models["ir.attachment"].ShouldBeEmpty();
        (await _crm.EraseAsync(new RecordRef(ConnectedCrm.Connection, RecordKind.Contact, "999"), Token)).IsErased.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_mailing_app_lists_are_tags()
    {
        _world.Server.KnowsMailing = false;
        _world.Server.Models["res.partner.category"] = [];
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", null, ("name", "Anna Groß")))).Record!;
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Created);
        (await WriteAsync(new AddToList("l2", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Unchanged);
        (await _crm.ProbeAsync(Token)).Missing.ShouldContain(m => m.What.Contains("mass_mailing", StringComparison.Ordinal));
        JsonSerializer.Serialize(_world.Server.Partners.Single()["category_id"]).ShouldNotBe("[]");
    }

    [Fact]
    public async Task A_lead_takes_as_many_calls_as_the_readme_states()
    {
        await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);
        await LeadAsync("1");
        var before = _world.Server.Calls.Values.Sum();
        await LeadAsync("2");
        (_world.Server.Calls.Values.Sum() - before).ShouldBe(16);
    }

    private async Task LeadAsync(string number)
    {
        var company = (await WriteAsync(Company($"c{number}", $"Werk{number} GmbH"))).Record!;
        var contact = (await WriteAsync(Contact($"p{number}", $"anna{number}@example.org", company, ("name", $"Anna Groß{number}")))).Record!;
        await WriteAsync(new AddToList($"l{number}", contact, "Newsletter"));
        var document = await WriteAsync(new AttachDocument($"d{number}", [company, contact], "P.pdf", "application/pdf", Encoding.ASCII.GetBytes(number), number));
        await WriteAsync(new LogActivity($"a{number}", [company, contact], "s", "t", "clear", At, document.Reference));
        await _crm.WriteAsync([new MarkScreened($"m{number}", company, At, "clear", "P"), new MarkScreened($"n{number}", contact, At, "clear", "P")], Token);
    }

    private static UpsertRecord Company(string key, string name, params (string Field, string Value)[] more) =>
        new(key, RecordKind.Company, more.Append((CrmFields.Name, name)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private static UpsertRecord Contact(string key, string email, RecordRef? company, params (string Field, string Value)[] more) =>
        new(key, RecordKind.Contact, more.Append((CrmFields.Email, email)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal), company);

    private async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await _crm.WriteAsync([write], Token))[0];
}
