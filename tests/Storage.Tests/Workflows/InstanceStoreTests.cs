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

    [Theory]
    [InlineData(ActivationStrategy.Singleton)]
    [InlineData(ActivationStrategy.CorrelatedSingleton)]
    [InlineData(ActivationStrategy.Correlation)]
    public async Task Of_two_nodes_that_start_a_singleton_at_once_one_does(ActivationStrategy strategy)
    {
        await using var other = StartNode();
        var there = other.GetRequiredService<IWorkflowInstanceStore>();
        var created = await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(i => new[]
        {
            Store.CreateAsync(Row($"here{i}") with { CorrelationId = "c" }, strategy, Token).AsTask(),
            there.CreateAsync(Row($"there{i}") with { CorrelationId = "c" }, strategy, Token).AsTask(),
        }));
        created.Count(c => c == InstanceCreation.Created).ShouldBe(1);
        created.Count(c => c == InstanceCreation.Refused).ShouldBe(39);
        (await Store.CreateAsync(Row("other") with { DefinitionId = "other", CorrelationId = "d" }, strategy, Token)).ShouldBe(InstanceCreation.Created);
        (await Store.CreateAsync(Row("other") with { DefinitionId = "other", CorrelationId = "d" }, strategy, Token)).ShouldBe(InstanceCreation.Exists);
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
            Journal = Chunk(0, 3),
        };
        await Store.SaveAsync(saved, Token);

        await using var reopened = StartNode();
        var store = reopened.GetRequiredService<IWorkflowInstanceStore>();
        (await store.FindAsync("i", Token)).ShouldBe(saved.Instance);
        (await store.ListBookmarksAsync("i", Token)).ShouldBe(saved.Bookmarks);
        (await store.ListIncidentsAsync("i", 0, 10, Token)).ShouldBe(saved.Incidents);
        var chunk = (await store.ListJournalChunksAsync("i", 0, 10, Token)).ShouldHaveSingleItem();
        chunk.ShouldBe(saved.Journal! with { Data = chunk.Data });
        chunk.Data.ShouldBe(saved.Journal!.Data);
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

        var stale = Checkpoint(number, Bookmark("c")) with { Incidents = [Incident("x", 0)], Journal = Chunk(0, 1) };
        await Should.ThrowAsync<StaleCheckpointException>(() => Store.SaveAsync(stale, Token).AsTask());

        (await Store.FindAsync("i", Token)).ShouldBe(saved.Instance);
        (await Store.ListBookmarksAsync("i", Token)).ShouldBe(saved.Bookmarks);
        (await Store.ListIncidentsAsync("i", 0, 10, Token)).ShouldBeEmpty();
        (await Store.ListJournalChunksAsync("i", 0, 10, Token)).ShouldBeEmpty();
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
            new WorkflowCheckpoint { Instance = Row("j") with { CheckpointNumber = 1 }, Bookmarks = [Bookmark("j1") with { InstanceId = "j" }], Incidents = [] }, Token);
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
        await Store.SaveAsync(new WorkflowCheckpoint { Instance = Row("j") with { CheckpointNumber = 1 }, Bookmarks = [elsewhere], Incidents = [] }, Token);

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

        (await Store.ListDueBookmarksAsync(Sample.Now.AddMinutes(5), null, 10, Token)).Select(b => b.Id).ShouldBe(["first", "a", "b", "c"]);
        var page = await Store.ListDueBookmarksAsync(Sample.Now.AddMinutes(5).ToOffset(TimeSpan.FromHours(2)), null, 2, Token);
        page.Select(b => b.Id).ShouldBe(["first", "a"]);
        (await Store.ListDueBookmarksAsync(Sample.Now.AddMinutes(5), page[^1], 10, Token)).Select(b => b.Id).ShouldBe(["b", "c"]);
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
        await Store.TryCreateAsync(Row("busy") with { Owner = "me", UpdatedAt = Sample.Now.AddMicroseconds(1) }, Token);
        await Store.TryCreateAsync(Row("stuck") with { Owner = "me" }, Token);
        await Store.TryCreateAsync(Row("another's") with { Owner = "living" }, Token);
        await Store.TryCreateAsync(Row("orphan") with { Owner = "dead", UpdatedAt = Sample.Now.AddYears(1) }, Token);

        var seen = new List<string>();
        for (IReadOnlyList<InterruptedRun> page = []; seen.Count == 0 || page.Count > 0; seen.AddRange(page.Select(run => run.InstanceId)))
        {
            page = await Store.ListInterruptedAsync(
                new InterruptedQuery { Node = "me", SavedUpTo = Sample.Now, LivingNodes = ["living", "too"], AfterId = seen.LastOrDefault(), Limit = 2 }, Token);
        }

        seen.ShouldBe([.. ids.Append("stuck").Append("orphan").Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task A_run_is_taken_over_once_and_its_former_owner_cannot_save_any_more()
    {
        await Store.TryCreateAsync(Row("i") with { Owner = "dead" }, Token);
        var orphan = new InterruptedRun("i", "dead", 0);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Store.TryTakeOverAsync(orphan, $"n{n}", Token).AsTask()));

        taken.Count(won => won).ShouldBe(1);
        var row = (await Store.FindAsync("i", Token))!;
        row.Owner.ShouldBe($"n{Array.IndexOf(taken, true)}");
        row.CheckpointNumber.ShouldBe(1);
        await Should.ThrowAsync<StaleCheckpointException>(async () => await Store.SaveAsync(Checkpoint(1), Token));
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
        await Store.SaveAsync(Checkpoint(1) with { Journal = Chunk(0, 2), Incidents = [Incident("x", 0), Incident("y", 1)] }, Token);
        await Store.SaveAsync(Checkpoint(2) with { Journal = Chunk(2, 9), Incidents = [Incident("z", 1)] }, Token);

        (await Store.ListJournalChunksAsync("i", 0, 100, Token)).Select(c => c.FirstSequence).ShouldBe([0, 2]);
        (await Store.ListJournalChunksAsync("i", 2, 3, Token)).Select(c => c.FirstSequence).ShouldBe([2]);
        (await Store.ListJournalChunksAsync("i", 1, 2, Token)).Select(c => c.FirstSequence).ShouldBe([0]);
        (await Store.ListJournalChunksAsync("i", 11, 20, Token)).ShouldBeEmpty();
        (await Store.ListIncidentsAsync("i", 0, 10, Token)).Select(i => i.Id).ShouldBe(["y", "z", "x"]);
        (await Store.ListIncidentsAsync(null, 1, 1, Token)).Select(i => i.Id).ShouldBe(["z"]);
        (await Store.ListIncidentsAsync("j", 0, 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_journal_entry_that_is_there_already_refuses_the_whole_checkpoint()
    {
        await Store.TryCreateAsync(Row("i"), Token);
        await Store.SaveAsync(Checkpoint(1) with { Journal = Chunk(0, 1) }, Token);
        await Should.ThrowAsync<Core.Data.DuplicateKeyException>(
            () => Store.SaveAsync(Checkpoint(2, Bookmark("b")) with { Journal = Chunk(0, 1) }, Token).AsTask());
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

    private static JournalChunk Chunk(int first, int count) =>
        new() { InstanceId = "i", FirstSequence = first, Count = count, Data = [.. "{\"ß\": 1}"u8] };

    private async Task ShouldList(WorkflowInstanceQuery query, params string[] ids)
    {
        var page = await Store.ListAsync(query, Token);
        page.Items.Select(i => i.Id).ShouldBe(ids);
        page.TotalCount.ShouldBe(ids.Length);
    }
}
