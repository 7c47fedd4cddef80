using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests;

public sealed class BuiltInCrmOnSqlite() : BuiltInCrmTests(null);

public sealed class BuiltInCrmOnPostgres(PostgresServer server) : BuiltInCrmTests(server);

public abstract class BuiltInCrmTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task Fifty_upserts_of_one_company_at_once_create_one()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Upsert($"k{i}", RecordKind.Company, (CrmFields.Name, i % 2 == 0 ? "Müller GmbH" : "MUELLER G.m.b.H."))));
        outcomes.Count(o => o.Status == WriteStatus.Created).ShouldBe(1);
        outcomes.Select(o => o.Record).Distinct().Count().ShouldBe(1);
        (await Read((work, token) => work.Crm.CountAsync(RecordKind.Company, token))).ShouldBe(1);
    }

    [Fact]
    public async Task Another_legal_form_is_another_company()
    {
        var gmbh = await Upsert("1", RecordKind.Company, (CrmFields.Name, "Müller GmbH"));
        var ag = await Upsert("2", RecordKind.Company, (CrmFields.Name, "Müller AG"));
        ag.Status.ShouldBe(WriteStatus.Created);
        ag.Record.ShouldNotBe(gmbh.Record);
    }

    [Fact]
    public async Task The_same_key_is_carried_out_once()
    {
        var first = await Upsert("k", RecordKind.Company, (CrmFields.Name, "A GmbH"));
        var second = await Upsert("k", RecordKind.Company, (CrmFields.Name, "B GmbH"));
        second.Record.ShouldBe(first.Record);
        second.Status.ShouldBe(WriteStatus.Created);
        (await Read((work, token) => work.Crm.CountAsync(RecordKind.Company, token))).ShouldBe(1);
    }

    [Fact]
    public async Task Only_blank_fields_are_filled()
    {
        var first = await Upsert("1", RecordKind.Company, (CrmFields.Name, "A GmbH"), (CrmFields.Phone, "1"));
        var second = await Upsert("2", RecordKind.Company, (CrmFields.Name, "a gmbh"), (CrmFields.Phone, "2"), (CrmFields.Website, "w"), (CrmFields.City, " "));
        second.Status.ShouldBe(WriteStatus.Updated);
        second.Changes.ShouldBe([new FieldChange(CrmFields.Website, null, "w")]);
        var record = await Crm.FindAsync(first.Record!, Token);
        record!.Fields.OrderBy(f => f.Key).Select(f => f.Value).ShouldBe(["A GmbH", "1", "w"]);
    }

    [Fact]
    public async Task A_shared_address_does_not_make_two_people_one()
    {
        var anna = await Upsert("1", RecordKind.Contact, (CrmFields.Email, "Info@x.de"), (CrmFields.GivenName, "Anna"), (CrmFields.FamilyName, "Muster"));
        var ben = await Upsert("2", RecordKind.Contact, (CrmFields.Email, "info@x.de"), (CrmFields.GivenName, "Ben"), (CrmFields.FamilyName, "Muster"));
        var again = await Upsert("3", RecordKind.Contact, (CrmFields.Email, "info@x.de"), (CrmFields.GivenName, "A."), (CrmFields.FamilyName, "Muster"));
        ben.Status.ShouldBe(WriteStatus.Created);
        again.Record.ShouldBe(anna.Record);
    }

    [Fact]
    public async Task An_opt_out_wins_and_adding_twice_is_harmless()
    {
        var contact = (await Upsert("1", RecordKind.Contact, (CrmFields.Email, "a@x.de"))).Record!;
        (await WriteOne(new AddToList("2", contact, "News"))).Status.ShouldBe(WriteStatus.Created);
        (await WriteOne(new AddToList("3", contact, "News"))).Status.ShouldBe(WriteStatus.Unchanged);
        await Write((work, token) => work.Crm.AddMemberAsync(new CrmListMember("News", contact, Sample.Now, OptedOut: true), token));

        var outcome = await WriteOne(new AddToList("4", contact, "News"));
        outcome.Status.ShouldBe(WriteStatus.Unchanged);
        outcome.Message.ShouldNotBeNull();
        (await Read((work, token) => work.Crm.FindMemberAsync("News", contact, token)))!.OptedOut.ShouldBeTrue();
        (await Read((work, token) => work.Crm.ListsAsync(token))).ShouldBe([("News", 0)]);
    }

    [Fact]
    public async Task Noting_a_check_does_not_look_like_a_change_of_the_record()
    {
        var company = (await Upsert("1", RecordKind.Company, (CrmFields.Name, "A GmbH"))).Record!;
        var before = await Crm.FindAsync(company, Token);
        await WriteOne(new MarkScreened("2", company, Sample.Now, "clear", "P-000001"));
        var after = await Crm.FindAsync(company, Token);
        after!.ModifiedAt.ShouldBe(before!.ModifiedAt);
        after.LastScreenedAt.ShouldBe(Sample.Now);
        after.LastProtocolNumber.ShouldBe("P-000001");
    }

    [Fact]
    public async Task Whether_business_is_held_is_noted_also_by_a_check_that_is_not_the_newest()
    {
        var company = (await Upsert("1", RecordKind.Company, (CrmFields.Name, "A GmbH"))).Record!;
        await WriteOne(new MarkScreened("2", company, Sample.Now, "possibleHit", null, CrmBlock.Pending));
        (await Crm.FindAsync(company, Token))!.Block.ShouldBe(CrmBlock.Pending);
        (await WriteOne(new MarkScreened("3", company, Sample.Now.AddDays(-1), "released", "P-000001", CrmBlock.None))).Status.ShouldBe(WriteStatus.Unchanged);
        var after = (await Crm.FindAsync(company, Token))!;
        (after.Block, after.LastScreeningOutcome, after.LastScreenedAt).ShouldBe((CrmBlock.None, "possibleHit", Sample.Now));
    }

    [Fact]
    public async Task A_document_lies_on_its_records_once_and_reads_back()
    {
        var company = (await Upsert("1", RecordKind.Company, (CrmFields.Name, "A GmbH"))).Record!;
        byte[] content = [1, 2, 3];
        var first = await WriteOne(new AttachDocument("2", [company], "a.pdf", "application/pdf", content, "hash"));
        var second = await WriteOne(new AttachDocument("3", [company], "a.pdf", "application/pdf", content, "hash"));
        second.Status.ShouldBe(WriteStatus.Unchanged);
        second.Reference.ShouldBe(first.Reference);
        (await Read((work, token) => work.Crm.ReadDocumentAsync(first.Reference!, token)))!.Value.ToArray().ShouldBe(content);
        await WriteOne(new LogActivity("4", [company], "Checked", "clear", "done", Sample.Now, first.Reference));
        var activity = (await Read((work, token) => work.Crm.ActivitiesOfAsync(company, token))).ShouldHaveSingleItem();
        activity.DocumentId.ShouldBe(first.Reference);
        activity.Records.ShouldBe([company]);
    }

    [Fact]
    public async Task Paging_over_two_thousand_equal_times_loses_none()
    {
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Write((work, token) => work.Crm.AddAsync(
            new CrmRow(
                new CrmRecord
                {
                    Ref = new RecordRef("builtin", RecordKind.Company, $"{i:x8}"),
                    Fields = new Dictionary<string, string> { [CrmFields.Name] = "same" },
                    CreatedAt = Sample.Now,
                    ModifiedAt = Sample.Now,
                },
                ["name:same"]),
            token))));
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Crm.ReadPageAsync(
                new CrmPageRequest { Kind = RecordKind.Company, Cursor = cursor, PageSize = 300, ChangedSince = Sample.Now, ScreenedBefore = Sample.Now }, Token);
            seen.AddRange(page.Records.Select(r => r.Ref.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        seen.Count.ShouldBe(2000);
        seen.Distinct().Count().ShouldBe(2000);
    }

    private async Task<WriteOutcome> WriteOne(CrmWrite write) => (await Crm.WriteAsync([write], Token)).ShouldHaveSingleItem();

    private Task<WriteOutcome> Upsert(string key, RecordKind kind, params (string Field, string Value)[] fields) =>
        WriteOne(new UpsertRecord(key, kind, fields.ToDictionary(f => f.Field, f => f.Value)));
}
