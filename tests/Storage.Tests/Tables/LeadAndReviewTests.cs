using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Tables;

public sealed class LeadAndReviewOnSqlite() : LeadAndReviewTests(null);

public sealed class LeadAndReviewOnPostgres(PostgresServer server) : LeadAndReviewTests(server);

public abstract class LeadAndReviewTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task Pending_are_the_received_and_those_whose_retry_is_due()
    {
        await Write(async (work, token) =>
        {
            foreach (var status in Enum.GetValues<LeadStatus>())
            {
                await work.Leads.AddAsync(Sample.Lead($"{status}") with { Status = status }, token);
            }

            await work.Leads.AddAsync(Retry("due", 0), token);
            await work.Leads.AddAsync(Retry("overdue", -600), token);
            await work.Leads.AddAsync(Retry("later", 1), token);
        });

        (await Pending(null)).ShouldBe(["Received", "due", "overdue"]);
        (await Pending("Received")).ShouldBe(["due", "overdue"]);
        (await Pending("due")).ShouldBe(["overdue"]);

        static Lead Retry(string id, int minutes) =>
            Sample.Lead(id) with { Status = LeadStatus.NotScreened, RetryAt = Sample.Now.AddMinutes(minutes) };

        Task<List<string>> Pending(string? after) => Read(
            async (work, token) => (await work.Leads.PendingAsync(Sample.Now, after, 10, token)).Select(l => l.Id).ToList());
    }

    [Fact]
    public async Task The_latest_leads_are_paged_backwards()
    {
        await Write(async (work, token) =>
        {
            foreach (var id in new[] { "2", "1", "3", "4" })
            {
                await work.Leads.AddAsync(Sample.Lead(id), token);
            }
        });
        (await Read((work, token) => work.Leads.LatestAsync(null, 3, token))).Select(l => l.Id).ShouldBe(["4", "3", "2"]);
        (await Read((work, token) => work.Leads.LatestAsync("2", 3, token))).Select(l => l.Id).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_change_sees_what_it_has_changed_itself()
    {
        var seen = await Write(async (work, token) =>
        {
            await work.Leads.AddAsync(Sample.Lead("a"), token);
            await work.Leads.UpdateAsync(Sample.Lead("a") with { Attempts = 1 }, token);
            await work.Leads.UpdateAsync(Sample.Lead("a") with { Attempts = 2 }, token);
            await work.Leads.AddAsync(Sample.Lead("b"), token);
            return (await work.Leads.PendingAsync(Sample.Now, null, 10, token)).Select(l => l.Attempts).ToList();
        });
        seen.ShouldBe([2, 0]);
        (await Read((work, token) => work.Leads.FindAsync("a", token)))!.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Changing_a_row_that_is_not_there_fails_and_takes_the_rest_of_the_change_with_it()
    {
        await Should.ThrowAsync<RowMissingException>(() => Write(async (work, token) =>
        {
            await work.Leads.AddAsync(Sample.Lead("a"), token);
            await work.Leads.UpdateAsync(Sample.Lead("missing"), token);
        }));
        (await Read((work, token) => work.Leads.FindAsync("a", token))).ShouldBeNull();
        await Should.ThrowAsync<RowMissingException>(() => Write((work, token) => work.Reviews.UpdateAsync(Review("r", ReviewStatus.Open), token)));
        await Should.ThrowAsync<RowMissingException>(() => Write((work, token) => work.Protocols.AttachPdfAsync("P-1", "x", new byte[1], token)));
    }

    [Fact]
    public async Task A_check_has_one_review_that_changes_with_its_votes()
    {
        var open = Review("r", ReviewStatus.Open);
        await Write((work, token) => work.Reviews.AddAsync(open, token));
        var decided = open with
        {
            Status = ReviewStatus.Decided,
            Verdict = Verdict.Confirmed,
            DecidedAt = Sample.Now,
            Votes = [new Vote("anna", Sample.Now, Verdict.Released, "other-person", null), new Vote("ben", Sample.Now, Verdict.Confirmed, "same", "note")],
        };
        await Write((work, token) => work.Reviews.UpdateAsync(decided, token));

        var stored = await Read((work, token) => work.Reviews.FindByCheckAsync("check-r", token));
        DomainJson.ToNode(stored).ToJsonString().ShouldBe(DomainJson.ToNode(decided).ToJsonString());
        await Should.ThrowAsync<DuplicateKeyException>(
            () => Write((work, token) => work.Reviews.AddAsync(Review("s", ReviewStatus.Open) with { CheckId = "check-r" }, token)));
        (await Read((work, token) => work.Reviews.FindByCheckAsync("none", token))).ShouldBeNull();
    }

    [Fact]
    public async Task Reviews_are_listed_newest_first_and_those_not_delivered_in_the_order_decided()
    {
        await Write(async (work, token) =>
        {
            await work.Reviews.AddAsync(Review("1", ReviewStatus.Open), token);
            await work.Reviews.AddAsync(Review("2", ReviewStatus.Proposed), token);
            await work.Reviews.AddAsync(Decided("3", 3), token);
            await work.Reviews.AddAsync(Decided("4", 1), token);
            await work.Reviews.AddAsync(Decided("5", 2) with { DeliveredAt = Sample.Now }, token);
        });

        (await List(false, null, 3)).ShouldBe(["5", "4", "3"]);
        (await List(false, "3", 3)).ShouldBe(["2", "1"]);
        (await List(true, null, 3)).ShouldBe(["2", "1"]);
        (await List(true, "2", 3)).ShouldBe(["1"]);
        (await Read((work, token) => work.Reviews.UndeliveredAsync(10, token))).Select(r => r.Id).ShouldBe(["4", "3"]);
        (await Read((work, token) => work.Reviews.UndeliveredAsync(1, token))).Select(r => r.Id).ShouldBe(["4"]);

        static Review Decided(string id, int minutes) => Review(id, ReviewStatus.Decided) with { DecidedAt = Sample.Now.AddMinutes(minutes) };

        Task<List<string>> List(bool open, string? before, int limit) => Read(
            async (work, token) => (await work.Reviews.ListAsync(open, before, limit, token)).Select(r => r.Id).ToList());
    }

    private static Review Review(string id, ReviewStatus status) => new() { Id = id, CheckId = "check-" + id, OpenedAt = Sample.Now, Status = status };
}
