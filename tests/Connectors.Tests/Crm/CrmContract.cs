using System.Text;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>What the port promises, tried on every connector alike; each test counts what reached the CRM.</summary>
public abstract class CrmContract : IAsyncLifetime
{
    private protected static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    private protected CrmContract(CrmWorld world) => World = world;

    private protected CrmWorld World { get; }

    private protected ICrm Crm { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ICrmAdministration Administration => (ICrmAdministration)Crm;

    public async ValueTask InitializeAsync()
    {
        await World.Server.StartAsync();
        Crm = World.Crm();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Company_and_contact_are_created_linked_and_found_again_however_they_are_written()
    {
        var company = await WriteAsync(Company("c1", "Müller Maschinenbau GmbH", (CrmFields.Country, "DE")));
        var contact = await WriteAsync(Contact("p1", "anna.gross@example.org", company.Record, (CrmFields.GivenName, "Anna"), (CrmFields.FamilyName, "Groß")));
        company.Status.ShouldBe(WriteStatus.Created, company.Message);
        contact.Status.ShouldBe(WriteStatus.Created, contact.Message);
        var again = await WriteAsync(Company("c2", "MUELLER Maschinenbau Gesellschaft mit beschränkter Haftung", (World.CompanyDetail, "+49 40 1"), (CrmFields.City, "Hamburg")));
        again.Status.ShouldBe(WriteStatus.Updated, again.Message);
        again.Record.ShouldBe(company.Record);
        (await WriteAsync(Company("c3", "Müller Maschinenbau GmbH", (World.CompanyDetail, "+49 40 2")))).Status.ShouldBe(WriteStatus.Unchanged);
        (await WriteAsync(Contact("p2", "Anna.Gross@Example.org", company.Record, (CrmFields.Name, "Anna Groß")))).Record.ShouldBe(contact.Record);
        var read = (await Crm.FindAsync(company.Record!, Token)).ShouldNotBeNull();
        read.Fields[World.CompanyDetail].ShouldBe("+49 40 1");
        read.Fields[CrmFields.Country].ShouldBe("DE");
        (await Crm.FindAsync(contact.Record!, Token)).ShouldNotBeNull().Company.ShouldBe(company.Record);
        World.Records.Select(r => (r.Kind, r.Id, r.Company)).ShouldBe([(RecordKind.Company, company.Record!.Id, null), (RecordKind.Contact, contact.Record!.Id, company.Record.Id)]);
    }

    [Fact]
    public async Task A_contact_that_was_there_without_a_company_is_linked()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", null, (CrmFields.Name, "Anna Groß")))).Record!;
        var company = (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Record!;
        (await WriteAsync(Contact("p2", "anna@example.org", company, (CrmFields.Name, "Anna Groß")))).Status.ShouldBe(WriteStatus.Updated);
        (await Crm.FindAsync(contact, Token)).ShouldNotBeNull().Company.ShouldBe(company);
    }

    [Fact]
    public async Task Another_person_behind_a_shared_address_is_another_record_where_the_crm_allows_it_and_never_a_change()
    {
        var one = await WriteAsync(Contact("p1", "info@example.org", null, (CrmFields.Name, "Anna Groß")));
        var other = await WriteAsync(Contact("p2", "info@example.org", null, (CrmFields.Name, "Bert Klein")));
        other.Record.ShouldNotBe(one.Record);
        other.IsDone.ShouldBe(World.SharesAddresses, other.Message);
        var first = World.Records.First(r => r.Id == one.Record!.Id);
        first.Values.Values.ShouldNotContain(v => v.Contains("Klein", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_workers_with_the_same_person_make_one_record()
    {
        var workers = Enumerable.Range(0, 4).Select(_ => World.Crm()).ToArray();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => workers[i % 4].WriteAsync([Contact($"p{i}", "anna@example.org", null, (CrmFields.Name, "Anna Groß"))], Token)));
        outcomes.Select(o => o[0].Record).Distinct().ShouldHaveSingleItem();
        outcomes.Count(o => o[0].Status == WriteStatus.Created).ShouldBe(1);
        World.Records.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Fault.ResetAfter)]
    [InlineData(Fault.PageAfter)]
    [InlineData(Fault.Busy)]
    [InlineData(Fault.ResetDuring)]
    public async Task Document_and_activity_are_there_once_whatever_happens(Fault fault)
    {
        var (company, contact) = await PairAsync();
        Settle(fault);
        World.Server.Break(World.Operation(CrmStep.Attach), fault);
        World.Server.Break(World.Operation(CrmStep.Log), fault);
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.7 protocol");
        var attach = new AttachDocument("k:document", [company, contact], "P-1.pdf", "application/pdf", pdf, "0a1b2c");
        var attached = await WriteAsync(attach);
        var log = new LogActivity("k:activity", [company, contact], "Sanctions screening: clear", "Protocol P-1 <b>& *x*", "clear", At, attached.Reference);
        var logged = await WriteAsync(log);
        attached.IsDone.ShouldBeTrue(attached.Message);
        logged.IsDone.ShouldBeTrue(logged.Message);
        (await WriteAsync(attach)).Status.ShouldBe(Again(attached));
        (await WriteAsync(log)).Status.ShouldBe(Again(logged));
        World.Documents.Select(d => d.Record).ShouldBe([company.Id, contact.Id], ignoreOrder: true);
        World.Documents.ShouldAllBe(d => d.Content.SequenceEqual(pdf));
        World.Activities.Select(a => a.Record).ShouldBe([company.Id, contact.Id], ignoreOrder: true);
        World.Activities.ShouldAllBe(a => a.Text.Contains("Protocol P-1 <b>& *x*", StringComparison.Ordinal) && a.Text.Contains("Sanctions screening: clear", StringComparison.Ordinal));
        if (Crm.Capabilities.CanBackdate)
        {
            World.Activities.ShouldAllBe(a => a.At == At);
        }
        else
        {
            World.Activities.ShouldAllBe(a => a.Text.Contains("2026-11-20 09:30", StringComparison.Ordinal));
        }
    }

    /// <summary>What ends later than its answer is lost is waited for.</summary>
    private protected void Settle(Fault fault)
    {
        if (fault == Fault.ResetDuring)
        {
            World.Options.SettleTime = TimeSpan.FromSeconds(1.2);
            Crm = World.Crm();
        }
    }

    [Fact]
    public async Task A_contact_is_on_a_list_once_and_an_opt_out_wins()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", null, (CrmFields.Name, "Anna Groß")))).Record!;
        World.Server.Break(World.Operation(CrmStep.AddToList), Fault.ResetAfter);
        var added = await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        added.IsDone.ShouldBeTrue(added.Message);
        (await WriteAsync(new AddToList("l2", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Unchanged);
        (await WriteAsync(new AddToList("l3", contact, "Messe"))).IsDone.ShouldBeTrue();
        World.Members.ShouldBe([("Newsletter", "anna@example.org"), ("Messe", "anna@example.org")], ignoreOrder: true);
        World.OptOut("anna@example.org", "Newsletter");
        var refused = await WriteAsync(new AddToList("l4", contact, "Newsletter"));
        refused.Status.ShouldBe(WriteStatus.Unchanged);
        refused.Message.ShouldNotBeNull().ShouldContain("opted out");
        World.Members.ShouldNotContain(("Newsletter", "anna@example.org"));
    }

    [Fact]
    public async Task Workers_that_begin_a_list_at_the_same_time_make_one()
    {
        var contacts = new List<RecordRef>();
        for (var i = 0; i < 6; i++)
        {
            contacts.Add((await WriteAsync(Contact($"p{i}", $"anna{i}@example.org", null, (CrmFields.Name, $"Anna Groß{(char)('a' + i)}")))).Record!);
        }

        var workers = contacts.Select(_ => World.Crm()).ToArray();
        var outcomes = await Task.WhenAll(contacts.Select((contact, i) => workers[i].WriteAsync([new AddToList($"l{i}", contact, "Messe")], Token)));
        outcomes.ShouldAllBe(outcome => outcome[0].Status == WriteStatus.Created);
        World.Lists.Count(list => list == "Messe").ShouldBe(1);
        World.Members.Count(member => member.List == "Messe").ShouldBe(6);
    }

    [Fact]
    public async Task Workers_that_put_one_person_on_several_lists_at_the_same_time_lose_none()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", null, (CrmFields.Name, "Anna Groß")))).Record!;
        var workers = Enumerable.Range(0, 5).Select(_ => World.Crm()).ToArray();
        await Task.WhenAll(workers.Select((worker, i) => worker.WriteAsync([new AddToList($"l{i}", contact, $"Liste {i}")], Token)));
        World.Members.Order().ShouldBe(Enumerable.Range(0, 5).Select(i => ($"Liste {i}", "anna@example.org")));
        World.Subscribers.ShouldBe(1);
    }

    [Fact]
    public async Task Checks_are_noted_once_the_fields_are_provisioned_and_pages_leave_out_who_was_checked()
    {
        var company = (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Record!;
        var mark = new MarkScreened("m1", company, At, "clear", "P-1", CrmBlock.None);
        if (World.IsConnected)
        {
            (await WriteAsync(mark)).Message.ShouldNotBeNull().ShouldContain("crm provision");
            var missing = (await Administration.ProbeAsync(Token)).Missing;
            missing.ShouldContain(m => m.CanBeCreated);
            await ProvisionAsync(missing);
            (await Administration.ProbeAsync(Token)).Missing.ShouldNotContain(m => m.CanBeCreated);
        }

        var marked = await WriteAsync(mark);
        marked.Status.ShouldBe(WriteStatus.Updated);
        (await WriteAsync(mark)).Status.ShouldBe(Again(marked));
        (await WriteAsync(mark with { IdempotencyKey = "m2", At = At.AddDays(-1), Outcome = "hit" })).Message.ShouldNotBeNull().ShouldContain("later check");
        var read = (await Crm.FindAsync(company, Token)).ShouldNotBeNull();
        (read.LastScreenedAt, read.LastScreeningOutcome, read.LastProtocolNumber, read.Block).ShouldBe((At, "clear", "P-1", CrmBlock.None));
        await WriteAsync(Company("c2", "Südwind AG"));
        World.Settle();
        (await Crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Company, ScreenedBefore = At }, Token)).Records.ShouldHaveSingleItem().Fields[CrmFields.Name].ShouldBe("Südwind AG");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_lose_and_repeat_none_of_many_rows_with_one_time(bool isChangedSince)
    {
        World.AddCompanies(2_000, new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero));
        var request = new CrmPageRequest { Kind = RecordKind.Company, PageSize = 300, ChangedSince = isChangedSince ? new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) : null };
        var seen = new List<string>();
        do
        {
            var page = await Crm.ReadPageAsync(request, Token);
            seen.AddRange(page.Records.Select(r => r.Fields[CrmFields.Name]));
            // What changes meanwhile moves to the end, and nobody falls out.
            World.Touch(Math.Min(seen.Count, 2_000) - 1, new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));
            request = request with { Cursor = page.NextCursor };
        }
        while (request.Cursor is not null);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(2_000);
        seen.Count.ShouldBeInRange(2_000, isChangedSince ? 2_050 : 2_000);
    }

    [Fact]
    public async Task Erasing_leaves_nothing_of_the_person_in_the_record_takes_it_off_lists_and_says_what_remains()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", null, (CrmFields.Name, "Anna Groß"), (CrmFields.Phone, "+49 1"), (CrmFields.City, "Kiel")))).Record!;
        await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        var attached = await WriteAsync(new AttachDocument("k", [contact], "P-1.pdf", "application/pdf", new byte[] { 1, 2, 3 }, "sha"));
        await WriteAsync(new LogActivity("k:a", [contact], "s", "t", "clear", At, attached.Reference));
        var erasure = await Administration.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        erasure.Done.ShouldNotBeEmpty();
        erasure.Done.Concat(erasure.Remains).ShouldAllBe(line => !line.Contains("Anna", StringComparison.OrdinalIgnoreCase));
        World.Records.SelectMany(r => r.Values.Values).ShouldAllBe(v => !v.Contains("Anna", StringComparison.OrdinalIgnoreCase) && !v.Contains("Kiel", StringComparison.Ordinal) && !v.Contains("+49", StringComparison.Ordinal));
        World.Members.ShouldBeEmpty();
        World.Documents.ShouldBeEmpty();
        (await Administration.EraseAsync(contact with { Id = World.NoSuchId }, Token)).IsErased.ShouldBeTrue();
    }

    /// <summary>Sent again it is nothing new; the built-in CRM keeps a receipt and says what it said.</summary>
    private WriteStatus Again(WriteOutcome first) => World.IsConnected ? WriteStatus.Unchanged : first.Status;

    private protected static UpsertRecord Company(string key, string name, params (string Field, string Value)[] more) =>
        new(key, RecordKind.Company, more.Append((CrmFields.Name, name)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private protected static UpsertRecord Contact(string key, string email, RecordRef? company, params (string Field, string Value)[] more) =>
        new(key, RecordKind.Contact, more.Append((CrmFields.Email, email)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal), company);

    private protected async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await Crm.WriteAsync([write], Token))[0];

    private async Task<(RecordRef Company, RecordRef Contact)> PairAsync()
    {
        var company = (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Record!;
        return (company, (await WriteAsync(Contact("p1", "anna@example.org", company, (CrmFields.Name, "Anna Groß")))).Record!);
    }

    private protected async Task ProvisionAsync(IReadOnlyList<CrmMissing> missing)
    {
        var (user, key) = (World.Options.User, World.Secret);
        if (World.AdministratorsSecret is { } secret)
        {
            (World.Options.User, World.Secret) = ("admin", secret);
        }

        await Administration.ProvisionAsync(missing, Token);
        (World.Options.User, World.Secret) = (user, key);
    }
}
