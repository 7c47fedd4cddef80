using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Tables;

public sealed class RoundTripOnSqlite() : RoundTripTests(null);

public sealed class RoundTripOnPostgres(PostgresServer server) : RoundTripTests(server);

/// <summary>A record in which everything is filled reads back with everything in it.</summary>
public abstract class RoundTripTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task Check() => await ShouldReadBack<Check>(
        (work, check, token) => work.Checks.AddAsync(check, token),
        (work, check, token) => work.Checks.FindAsync(check.Id, token));

    [Fact]
    public async Task Lead() => await ShouldReadBack<Lead>(
        (work, lead, token) => work.Leads.AddAsync(lead, token),
        (work, lead, token) => work.Leads.FindAsync(lead.Id, token));

    [Fact]
    public async Task Lead_that_was_updated() => await ShouldReadBack<Lead>(
        async (work, lead, token) =>
        {
            await work.Leads.AddAsync(Sample.Lead(lead.Id), token);
            await work.Leads.UpdateAsync(lead, token);
        },
        (work, lead, token) => work.Leads.FindByReplayKeyAsync(lead.ReplayKey, token));

    [Fact]
    public async Task Review() => await ShouldReadBack<Review>(
        (work, review, token) => work.Reviews.AddAsync(review, token),
        (work, review, token) => work.Reviews.FindAsync(review.Id, token));

    [Fact]
    public async Task Clearance() => await ShouldReadBack<Clearance>(
        (work, clearance, token) => work.Clearances.AddAsync(clearance, token),
        (work, clearance, token) => work.Clearances.FindAsync(clearance.Id, token));

    [Fact]
    public async Task Campaign() => await ShouldReadBack<Campaign>(
        (work, campaign, token) => work.Campaigns.AddAsync(campaign, token),
        (work, campaign, token) => work.Campaigns.FindAsync(campaign.Id, token));

    [Fact]
    public async Task List_change() => await ShouldReadBack<ListDelta>(
        (work, delta, token) => work.ListDeltas.AddAsync(delta, token),
        (work, delta, token) => work.ListDeltas.FindAsync(delta.Id, token));

    [Fact]
    public async Task Protocol() => await ShouldReadBack<Protocol>(
        (work, protocol, token) => work.Protocols.AddAsync(protocol, token),
        (work, protocol, token) => work.Protocols.FindByNumberAsync(protocol.Number, token));

    [Fact]
    public async Task Journal_entry() => await ShouldReadBack<CrmJournalEntry>(
        (work, entry, token) => work.CrmJournal.AddAsync(entry, token),
        (work, entry, token) => work.CrmJournal.FindAsync(entry.IdempotencyKey, token));

    [Fact]
    public async Task Receipt() => await ShouldReadBack<WriteOutcome>(
        (work, outcome, token) => work.Crm.AddReceiptAsync("key", outcome, token),
        (work, _, token) => work.Crm.FindReceiptAsync("key", token));

    [Fact]
    public async Task Crm_record() => await ShouldReadBack<CrmRow>(
        (work, row, token) => work.Crm.AddAsync(InOneCrm(row), token),
        (work, row, token) => work.Crm.FindAsync(row.Record.Ref.Kind, row.Record.Ref.Id, token),
        InOneCrm);

    [Fact]
    public async Task Document() => await ShouldReadBack<CrmDocument>(
        (work, document, token) => work.Crm.AddDocumentAsync(document, new byte[] { 0, 255 }, token),
        (work, document, token) => work.Crm.FindDocumentAsync(document.Id, token));

    [Fact]
    public async Task Activity() => await ShouldReadBack<CrmActivity>(
        (work, activity, token) => work.Crm.AddActivityAsync(activity, token),
        async (work, activity, token) => (await work.Crm.ActivitiesOfAsync(activity.Records[1], token)).SingleOrDefault());

    [Fact]
    public async Task List_member() => await ShouldReadBack<CrmListMember>(
        (work, member, token) => work.Crm.AddMemberAsync(member, token),
        (work, member, token) => work.Crm.FindMemberAsync(member.List, member.Contact, token));

    [Fact]
    public async Task What_may_be_absent_reads_back_absent()
    {
        var lead = Sample.Lead("a") with { Data = null };
        await Write((work, token) => work.Leads.AddAsync(lead, token));
        (await Read((work, token) => work.Leads.FindAsync("a", token))).ShouldBe(lead);
    }

    [Fact]
    public async Task A_time_of_another_zone_reads_back_as_the_same_moment()
    {
        var lead = Sample.Lead("a") with { ReceivedAt = Sample.Now.ToOffset(TimeSpan.FromHours(-9)).AddTicks(9) };
        await Write((work, token) => work.Leads.AddAsync(lead, token));
        (await Read((work, token) => work.Leads.FindAsync("a", token)))!.ReceivedAt.ShouldBe(Sample.Now);
    }

    // A company's reference is kept as its id only, because it can stand nowhere else than its contacts. Whoever leaves
    // does so list by list here: the built-in CRM knows no opt-out from all mailings.
    private static CrmRow InOneCrm(CrmRow row) => row with
    {
        Record = row.Record with { HasOptedOut = false, Company = new RecordRef(row.Record.Ref.Connection, RecordKind.Company, row.Record.Company!.Id) },
    };

    private async Task ShouldReadBack<T>(
        Func<IWork, T, CancellationToken, Task> add, Func<IWork, T, CancellationToken, Task<T?>> find, Func<T, T>? adjust = null)
        where T : class
    {
        var filled = Filled.With<T>();
        filled = adjust is null ? filled : adjust(filled);
        await Write((work, token) => add(work, filled, token));
        var stored = await Read((work, token) => find(work, filled, token));
        stored.ShouldNotBeNull();
        DomainJson.ToNode(stored).ToJsonString().ShouldBe(DomainJson.ToNode(filled).ToJsonString());
    }
}
