using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Workflows;

public sealed class InstanceStoreOnSqlite() : InstanceStoreTests(null);

public sealed class InstanceStoreOnPostgres(PostgresServer server) : InstanceStoreTests(server);

public abstract class InstanceStoreTests(PostgresServer? server) : StorageTest(server)
{
    private IWorkflowInstanceStore Store => Node.GetRequiredService<IWorkflowInstanceStore>();

    [Fact]
    public async Task An_instance_is_created_once()
    {
        (await Store.TryCreateAsync(Row("i"), Token)).ShouldBeTrue();
        (await Store.TryCreateAsync(Row("i") with { Name = "second" }, Token)).ShouldBeFalse();
        (await Store.FindAsync("i", Token)).ShouldBe(Row("i"));
        (await Store.FindAsync("j", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_nodes_that_create_one_instance_at_once_agree_on_who_did()
    {
        await using var other = StartNode();
        var there = other.GetRequiredService<IWorkflowInstanceStore>();
        var created = await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(i => new[]
        {
            Store.TryCreateAsync(Row($"i{i}"), Token).AsTask(),
            there.TryCreateAsync(Row($"i{i}"), Token).AsTask(),
        }));
        created.Count(c => c).ShouldBe(20);
    }

    [Fact]
    public async Task Every_field_reads_back_as_it_was_saved()
    {
        await Store.TryCreateAsync(Row("i"), Token);
        var saved = new WorkflowCheckpoint
        {
            Instance = Filled.With<WorkflowInstanceRow>() with { Id = "i", CheckpointNumber = 1 },
            Bookmarks = [Filled.With<BookmarkRow>() with { InstanceId = "i" }],
            Incidents = [Filled.With<IncidentRow>() with { InstanceId = "i" }],
            Journal = [Filled.With<JournalRow>() with { InstanceId = "i" }],
        };
        await Store.SaveAsync(saved, Token);

        await using var reopened = StartNode();
        var store = reopened.GetRequiredService<IWorkflowInstanceStore>();
        (await store.FindAsync("i", Token)).ShouldBe(saved.Instance);
        (await store.ListBookmarksAsync("i", Token)).ShouldBe(saved.Bookmarks);
        (await store.ListIncidentsAsync("i", 0, 10, Token)).ShouldBe(saved.Incidents);
        (await store.ListJournalAsync("i", 0, 10, Token)).ShouldBe(saved.Journal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_checkpoint_whose_number_does_not_follow_is_refused_and_changes_nothing(long number)
    {
        await Store.TryCreateAsync(Row("i"), Token);
        var saved = Checkpoint(1, Bookmark("b"));
        await Store.SaveAsync(saved, Token);

        var stale = Checkpoint(number, Bookmark("c")) with { Incidents = [Incident("x", 0)], Journal = [Entry(0)] };
        await Should.ThrowAsync<StaleCheckpointException>(() => Store.SaveAsync(stale, Token).AsTask());

        (await Store.FindAsync("i", Token)).ShouldBe(saved.Instance);
        (await Store.ListBookmarksAsync("i", Token)).ShouldBe(saved.Bookmarks);
        (await Store.ListIncidentsAsync("i", 0, 10, Token)).ShouldBeEmpty();
        (await Store.ListJournalAsync("i", 0, 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_savers_of_one_number_exactly_one_goes_on()
    {
        await Store.TryCreateAsync(Row("i"), Token);
        await using var other = StartNode();
        var there = other.GetRequiredService<IWorkflowInstanceStore>();
        var tries = Enumerable.Range(0, 20)
            .Select(i => (i % 2 == 0 ? Store : there).SaveAsync(Checkpoint(1, Bookmark($"b{i}")), Token).AsTask())
            .ToList();
        await Task.WhenAll(tries.Select(t => t.ContinueWith(_ => { }, TaskScheduler.Default)));

        tries.Count(t => t.IsCompletedSuccessfully).ShouldBe(1);
        tries.Where(t => t.IsFaulted).ShouldAllBe(t => t.Exception!.InnerException is StaleCheckpointException);
        (await Store.ListBookmarksAsync("i", Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Bookmarks_are_replaced_by_those_of_the_last_checkpoint()
    {
        await Store.TryCreateAsync(Row("i"), Token);
        await Store.TryCreateAsync(Row("j"), Token);
        await Store.SaveAsync(Checkpoint(1, Bookmark("a"), Bookmark("b")), Token);
        await Store.SaveAsync(
            new WorkflowCheckpoint { Instance = Row("j") with { CheckpointNumber = 1 }, Bookmarks = [Bookmark("j1") with { InstanceId = "j" }], Incidents = [], Journal = [] }, Token);
        await Store.SaveAsync(Checkpoint(2, Bookmark("b") with { Payload = "{}" }, Bookmark("c")), Token);

        (await Store.ListBookmarksAsync("i", Token)).ShouldBe([Bookmark("b") with { Payload = "{}" }, Bookmark("c")]);
        (await Store.FindBookmarkAsync("a", Token)).ShouldBeNull();
        (await Store.FindBookmarkAsync("c", Token)).ShouldBe(Bookmark("c"));
        (await Store.ListBookmarksAsync("j", Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Bookmarks_are_found_by_name_and_hash_the_oldest_first()
    {
        await Store.TryCreateAsync(Row("i"), Token);
        await Store.TryCreateAsync(Row("j"), Token);
        var (young, old) = (Bookmark("a") with { CreatedAt = Sample.Now.AddMinutes(1) }, Bookmark("b"));
        await Store.SaveAsync(Checkpoint(1, young, old, Bookmark("c") with { Hash = "other" }, Bookmark("d") with { Name = "Other" }), Token);
        var elsewhere = Bookmark("e") with { InstanceId = "j", CreatedAt = Sample.Now.AddMinutes(-1) };
        await Store.SaveAsync(new WorkflowCheckpoint { Instance = Row("j") with { CheckpointNumber = 1 }, Bookmarks = [elsewhere], Incidents = [], Journal = [] }, Token);

        (await Store.FindBookmarksAsync("Review", "hash", null, Token)).ShouldBe([elsewhere, old, young]);
        (await Store.FindBookmarksAsync("Review", "hash", "i", Token)).ShouldBe([old, young]);
        (await Store.FindBookmarksAsync("review", "hash", null, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_due_comes_in_the_order_of_its_time_and_no_more_than_asked_for()
    {
        await Store.TryCreateAsync(Row("i"), Token);
        BookmarkRow Due(string id, double minutes) => Bookmark(id) with { DueAt = Sample.Now.AddMinutes(minutes) };
        await Store.SaveAsync(Checkpoint(1, Due("late", 5.000001), Due("c", 5), Due("b", 3), Due("a", 3), Due("first", -600), Bookmark("never")), Token);

        (await Store.ListDueBookmarksAsync(Sample.Now.AddMinutes(5), 10, Token)).Select(b => b.Id).ShouldBe(["first", "a", "b", "c"]);
        (await Store.ListDueBookmarksAsync(Sample.Now.AddMinutes(5).ToOffset(TimeSpan.FromHours(2)), 2, Token)).Select(b => b.Id).ShouldBe(["first", "a"]);
    }

    [Fact]
    public async Task Interrupted_runs_are_paged_by_id_and_the_others_left_out()
    {
        string[] ids = ["a1", "B", "b", "Z", "ä", "_"];
        foreach (var id in ids)
        {
            await Store.TryCreateAsync(Row(id), Token);
        }

        await Store.TryCreateAsync(Row("waiting") with { SubStatus = WorkflowSubStatus.Suspended }, Token);
        await Store.TryCreateAsync(Row("done") with { Status = WorkflowStatus.Finished, SubStatus = WorkflowSubStatus.Finished }, Token);
        await Store.TryCreateAsync(Row("busy") with { UpdatedAt = Sample.Now.AddMicroseconds(1) }, Token);

        var seen = new List<string>();
        for (IReadOnlyList<string> page = []; seen.Count == 0 || page.Count > 0; seen.AddRange(page))
        {
            page = await Store.ListInterruptedAsync(Sample.Now, seen.LastOrDefault(), 2, Token);
        }

        seen.ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_list_filters_counts_and_pages_the_newest_first()
    {
        for (var i = 0; i < 6; i++)
        {
            await Store.TryCreateAsync(
                Row($"i{i}") with
                {
                    DefinitionId = i < 4 ? "d" : "e",
                    CorrelationId = $"c{i}",
                    Status = i % 2 == 0 ? WorkflowStatus.Running : WorkflowStatus.Finished,
                    SubStatus = i % 2 == 0 ? WorkflowSubStatus.Suspended : WorkflowSubStatus.Finished,
                    IncidentCount = i == 3 ? 2 : 0,
                    CreatedAt = Sample.Now.AddMinutes(i < 5 ? i : 4),
                },
                Token);
        }

        await ShouldList(new WorkflowInstanceQuery(), "i4", "i5", "i3", "i2", "i1", "i0");
        await ShouldList(new WorkflowInstanceQuery { DefinitionId = "e" }, "i4", "i5");
        await ShouldList(new WorkflowInstanceQuery { CorrelationId = "c2" }, "i2");
        await ShouldList(new WorkflowInstanceQuery { Status = WorkflowStatus.Running }, "i4", "i2", "i0");
        await ShouldList(new WorkflowInstanceQuery { SubStatus = WorkflowSubStatus.Finished, DefinitionId = "d" }, "i3", "i1");
        await ShouldList(new WorkflowInstanceQuery { HasIncidents = true }, "i3");
        await ShouldList(new WorkflowInstanceQuery { HasIncidents = false, DefinitionId = "d" }, "i2", "i1", "i0");
        var page = await Store.ListAsync(new WorkflowInstanceQuery { Skip = 1, Take = 2 }, Token);
        page.Items.Select(i => i.Id).ShouldBe(["i5", "i3"]);
        page.TotalCount.ShouldBe(6);
    }

    [Fact]
    public async Task Journal_and_incidents_are_appended_and_read_in_their_order()
    {
        await Store.TryCreateAsync(Row("i"), Token);
        await Store.SaveAsync(Checkpoint(1) with { Journal = [Entry(1), Entry(0)], Incidents = [Incident("x", 0), Incident("y", 1)] }, Token);
        await Store.SaveAsync(Checkpoint(2) with { Journal = [.. Enumerable.Range(2, 9).Select(Entry)], Incidents = [Incident("z", 1)] }, Token);

        (await Store.ListJournalAsync("i", 0, 100, Token)).Select(e => e.Sequence).ShouldBe(Enumerable.Range(0, 11));
        (await Store.ListJournalAsync("i", 9, 1, Token)).Select(e => e.Sequence).ShouldBe([9]);
        (await Store.ListIncidentsAsync("i", 0, 10, Token)).Select(i => i.Id).ShouldBe(["y", "z", "x"]);
        (await Store.ListIncidentsAsync(null, 1, 1, Token)).Select(i => i.Id).ShouldBe(["z"]);
        (await Store.ListIncidentsAsync("j", 0, 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_journal_entry_that_is_there_already_refuses_the_whole_checkpoint()
    {
        await Store.TryCreateAsync(Row("i"), Token);
        await Store.SaveAsync(Checkpoint(1) with { Journal = [Entry(0)] }, Token);
        await Should.ThrowAsync<Core.Data.DuplicateKeyException>(
            () => Store.SaveAsync(Checkpoint(2, Bookmark("b")) with { Journal = [Entry(0)] }, Token).AsTask());
        (await Store.FindAsync("i", Token))!.CheckpointNumber.ShouldBe(1);
        (await Store.ListBookmarksAsync("i", Token)).ShouldBeEmpty();
    }

    private static WorkflowInstanceRow Row(string id) => new()
    {
        Id = id,
        DefinitionId = "d",
        DefinitionVersion = 1,
        Status = WorkflowStatus.Running,
        SubStatus = WorkflowSubStatus.Executing,
        CheckpointNumber = 0,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        State = "{\"name\":\"Zoë\"}",
    };

    private static WorkflowCheckpoint Checkpoint(long number, params BookmarkRow[] bookmarks) => new()
    {
        Instance = Row("i") with { CheckpointNumber = number, Name = $"after {number}", UpdatedAt = Sample.Now.AddSeconds(number) },
        Bookmarks = bookmarks,
        Incidents = [],
        Journal = [],
    };

    private static BookmarkRow Bookmark(string id) => new()
    {
        Id = id,
        InstanceId = "i",
        Name = "Review",
        Hash = "hash",
        ActivityId = "a",
        ActivityInstanceId = "x",
        CreatedAt = Sample.Now,
    };

    private static IncidentRow Incident(string id, int minutes) =>
        Filled.With<IncidentRow>() with { Id = id, InstanceId = "i", OccurredAt = Sample.Now.AddMinutes(minutes) };

    private static JournalRow Entry(int sequence) => Filled.With<JournalRow>() with { InstanceId = "i", Sequence = sequence };

    private async Task ShouldList(WorkflowInstanceQuery query, params string[] ids)
    {
        var page = await Store.ListAsync(query, Token);
        page.Items.Select(i => i.Id).ShouldBe(ids);
        page.TotalCount.ShouldBe(ids.Length);
    }
}
