using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Tables;

public sealed class CrmTablesOnSqlite() : CrmTablesTests(null);

public sealed class CrmTablesOnPostgres(PostgresServer server) : CrmTablesTests(server);

public abstract class CrmTablesTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task Writes_of_a_check_read_back_in_the_order_they_were_made()
    {
        await Write(async (work, token) =>
        {
            foreach (var key in new[] { "c", "a", "b" })
            {
                await work.CrmJournal.AddAsync(Entry(key), token);
            }

            await work.CrmJournal.AddAsync(Entry("other") with { CheckId = "other" }, token);
        });
        await Write((work, token) => work.CrmJournal.AddAsync(Entry("0"), token));
        (await Read((work, token) => work.CrmJournal.OfCheckAsync("check", token))).Select(e => e.IdempotencyKey).ShouldBe(["c", "a", "b", "0"]);
        (await Read((work, token) => work.CrmJournal.FindAsync("none", token))).ShouldBeNull();
        await Should.ThrowAsync<DuplicateKeyException>(() => Write((work, token) => work.CrmJournal.AddAsync(Entry("a"), token)));
    }

    [Theory]
    [InlineData(null, "beta", "Müller", "Zeta")]
    [InlineData("  ", "beta", "Müller", "Zeta")]
    [InlineData("MUELLER", "Müller")]
    [InlineData("mül", "Müller")]
    [InlineData("et", "beta", "Zeta")]
    [InlineData("Info@B.example", "beta")]
    [InlineData("%", new string[0])]
    [InlineData("_", "Zeta")]
    [InlineData("@", "beta", "Zeta")]
    public async Task The_search_finds_names_and_addresses_and_sorts_by_name(string? text, params string[] names)
    {
        await Write(async (work, token) =>
        {
            await work.Crm.AddAsync(Company("1", (CrmFields.Name, "Zeta"), (CrmFields.Email, "a_b@z.example")), token);
            await work.Crm.AddAsync(Company("2", (CrmFields.Name, "Müller")), token);
            await work.Crm.AddAsync(Company("3", (CrmFields.Name, "beta"), (CrmFields.Email, "info@b.example")), token);
            await work.Crm.AddAsync(Contact("4", "3", "beta", "Anna"), token);
        });
        var found = await Read((work, token) => work.Crm.SearchAsync(RecordKind.Company, text, 0, 10, token));
        found.Select(r => r.Fields[CrmFields.Name]).ShouldBe(names);
        var second = await Read((work, token) => work.Crm.SearchAsync(RecordKind.Company, text, 1, 1, token));
        second.Select(r => r.Fields[CrmFields.Name]).ShouldBe(names.Skip(1).Take(1));
    }

    [Fact]
    public async Task Contacts_of_a_company_come_by_family_name_then_given_name()
    {
        await Write(async (work, token) =>
        {
            await work.Crm.AddAsync(Company("c", (CrmFields.Name, "C")), token);
            await work.Crm.AddAsync(Contact("1", "c", "Özil", "Zoë"), token);
            await work.Crm.AddAsync(Contact("2", "c", "ozil", "Anna"), token);
            await work.Crm.AddAsync(Contact("3", "c", "Abel", "Zoë"), token);
            await work.Crm.AddAsync(Contact("4", "d", "Abel", "Anna"), token);
        });
        (await Read((work, token) => work.Crm.ContactsOfAsync("c", token))).Select(r => r.Ref.Id).First().ShouldBe("3");
        (await Read((work, token) => work.Crm.ContactsOfAsync("c", token))).Count.ShouldBe(3);
        (await Read((work, token) => work.Crm.ContactsOfAsync("x", token))).ShouldBeEmpty();
        (await Read((work, token) => work.Crm.CountAsync(RecordKind.Contact, token))).ShouldBe(4);
    }

    [Fact]
    public async Task A_changed_record_is_found_by_its_new_keys_only()
    {
        var row = Company("1", (CrmFields.Name, "Alt")) with { MatchKeys = ["name:alt", "vat:1"] };
        await Write((work, token) => work.Crm.AddAsync(row, token));
        await Write((work, token) => work.Crm.AddAsync(Company("2", (CrmFields.Name, "Alt")) with { MatchKeys = ["name:alt"] }, token));
        var changed = row with
        {
            Record = row.Record with { Fields = new Dictionary<string, string> { [CrmFields.Name] = "Neu" }, Version = "2" },
            MatchKeys = ["name:neu", "vat:1"],
        };
        await Write((work, token) => work.Crm.UpdateAsync(changed, token));

        (await Find("name:alt")).ShouldBe(["2"]);
        (await Find("name:neu")).ShouldBe(["1"]);
        (await Find("vat:1")).ShouldBe(["1"]);
        var stored = await Read((work, token) => work.Crm.FindAsync(RecordKind.Company, "1", token));
        stored!.Record.Version.ShouldBe("2");
        stored.MatchKeys.Order().ShouldBe(["name:neu", "vat:1"]);
        (await Read((work, token) => work.Crm.FindAsync(RecordKind.Contact, "1", token))).ShouldBeNull();
        await Should.ThrowAsync<RowMissingException>(() => Write((work, token) => work.Crm.UpdateAsync(Company("missing"), token)));

        Task<List<string>> Find(string key) => Read(
            async (work, token) => (await work.Crm.FindByMatchKeyAsync(RecordKind.Company, key, token)).Select(r => r.Record.Ref.Id).ToList());
    }

    [Fact]
    public async Task Lists_know_their_members_and_members_their_lists()
    {
        var (anna, ben) = (new RecordRef("builtin", RecordKind.Contact, "a"), new RecordRef("builtin", RecordKind.Contact, "b"));
        var leaves = new CrmListMember("News", anna, Sample.Now, OptedOut: true);
        await Write(async (work, token) =>
        {
            await work.Crm.AddMemberAsync(new CrmListMember("News", anna, Sample.Now, false), token);
            await work.Crm.AddMemberAsync(new CrmListMember("News", ben, Sample.Now, false), token);
            await work.Crm.AddMemberAsync(new CrmListMember("Events", anna, Sample.Now, false), token);
            await work.Crm.AddMemberAsync(leaves, token);
        });
        (await Read((work, token) => work.Crm.ListsAsync(token))).ShouldBe([("Events", 1), ("News", 1)]);
        (await Read((work, token) => work.Crm.ListsOfAsync(anna, token))).ShouldBe([new CrmListMember("Events", anna, Sample.Now, false), leaves]);
        (await Read((work, token) => work.Crm.FindMemberAsync("Events", ben, token))).ShouldBeNull();
    }

    [Fact]
    public async Task Documents_and_activities_of_a_record_come_newest_first()
    {
        var record = new RecordRef("builtin", RecordKind.Company, "1");
        await Write(async (work, token) =>
        {
            for (var i = 0; i < 3; i++)
            {
                var at = Sample.Now.AddMinutes(i == 1 ? 9 : i);
                await work.Crm.AddDocumentAsync(Filled.With<CrmDocument>() with { Id = $"d{i}", At = at, Records = [record, record] }, new byte[] { 1 }, token);
                await work.Crm.AddActivityAsync(Filled.With<CrmActivity>() with { Id = $"a{i}", At = at, Records = [record] }, token);
            }
        });
        (await Read((work, token) => work.Crm.DocumentsOfAsync(record, token))).Select(d => d.Id).ShouldBe(["d1", "d2", "d0"]);
        (await Read((work, token) => work.Crm.ActivitiesOfAsync(record, token))).Select(a => a.Id).ShouldBe(["a1", "a2", "a0"]);
        (await Read((work, token) => work.Crm.ReadDocumentAsync("none", token))).ShouldBeNull();
        (await Read((work, token) => work.Crm.FindDocumentAsync("none", token))).ShouldBeNull();
    }

    [Fact]
    public async Task A_page_holds_what_was_changed_and_not_lately_screened()
    {
        await Write(async (work, token) =>
        {
            foreach (var (id, changed, screened) in new (string, int, int?)[] { ("1", 0, null), ("2", 5, null), ("3", 5, 5), ("4", 5, 6) })
            {
                var row = Company(id);
                await work.Crm.AddAsync(
                    row with { Record = row.Record with { ModifiedAt = Sample.Now.AddMinutes(changed), LastScreenedAt = screened is { } at ? Sample.Now.AddMinutes(at) : null } }, token);
            }
        });
        (await Page(new CrmPageRequest { Kind = RecordKind.Company })).ShouldBe(["1", "2", "3", "4"]);
        (await Page(new CrmPageRequest { Kind = RecordKind.Company, ChangedSince = Sample.Now.AddMinutes(5) })).ShouldBe(["2", "3", "4"]);
        (await Page(new CrmPageRequest { Kind = RecordKind.Company, ScreenedBefore = Sample.Now.AddMinutes(6) })).ShouldBe(["1", "2", "3"]);
        (await Page(new CrmPageRequest { Kind = RecordKind.Contact })).ShouldBeEmpty();

        Task<List<string>> Page(CrmPageRequest request) => Read(
            async (work, token) => (await work.Crm.PageAsync(request, token)).Records.Select(r => r.Ref.Id).ToList());
    }

    private static CrmJournalEntry Entry(string key) => Filled.With<CrmJournalEntry>() with { IdempotencyKey = key, CheckId = "check" };

    private static CrmRow Company(string id, params (string Field, string Value)[] fields) => Row(RecordKind.Company, id, null, fields);

    private static CrmRow Contact(string id, string company, string family, string given) =>
        Row(RecordKind.Contact, id, company, (CrmFields.FamilyName, family), (CrmFields.GivenName, given));

    private static CrmRow Row(RecordKind kind, string id, string? company, params (string Field, string Value)[] fields) => new(
        new CrmRecord
        {
            Ref = new RecordRef("builtin", kind, id),
            Fields = fields.ToDictionary(f => f.Field, f => f.Value),
            Company = company is null ? null : new RecordRef("builtin", RecordKind.Company, company),
            CreatedAt = Sample.Now,
            ModifiedAt = Sample.Now,
        },
        ["id:" + id]);
}
