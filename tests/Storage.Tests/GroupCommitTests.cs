using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests;

public sealed class GroupCommitOnSqlite() : GroupCommitTests(null);

public sealed class GroupCommitOnPostgres(PostgresServer server) : GroupCommitTests(server);

public abstract class GroupCommitTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task A_change_that_fails_takes_no_other_of_its_group_with_it()
    {
        var changes = Enumerable.Range(0, 200).Select(i => Write(async (work, token) =>
        {
            await work.Leads.AddAsync(Sample.Lead($"{i:000}"), token);
            if (i % 10 == 3)
            {
                throw new InvalidOperationException("planted");
            }
        })).ToList();
        await Task.WhenAll(changes.Select(c => c.ContinueWith(_ => { }, TaskScheduler.Default)));

        changes.Count(c => c.IsFaulted).ShouldBe(20);
        var stored = await Read((work, token) => work.Leads.PendingAsync(Sample.Now, null, 500, token));
        stored.Count.ShouldBe(180);
        stored.ShouldNotContain(l => l.Id.EndsWith('3'));
    }

    [Fact]
    public async Task A_second_row_with_the_same_replay_key_is_refused_and_told()
    {
        await Write((work, token) => work.Leads.AddAsync(Sample.Lead("a"), token));
        await Should.ThrowAsync<DuplicateKeyException>(() =>
            Write((work, token) => work.Leads.AddAsync(Sample.Lead("b") with { ReplayKey = Sample.Lead("a").ReplayKey }, token)));
        (await Read((work, token) => work.Leads.FindAsync("b", token))).ShouldBeNull();
    }

    [Fact]
    public async Task A_queued_change_can_be_cancelled_but_a_started_one_is_done()
    {
        var started = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var running = Database.WriteAsync(
            async (work, token) =>
            {
                started.SetResult();
                await goOn.Task;
                await work.Leads.AddAsync(Sample.Lead("running"), token);
                return true;
            },
            first.Token);
        await started.Task;
        var queued = Database.WriteAsync(
            async (work, token) =>
            {
                await work.Leads.AddAsync(Sample.Lead("queued"), token);
                return true;
            },
            second.Token);

        await first.CancelAsync();
        await second.CancelAsync();
        goOn.SetResult();

        (await running).ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(() => queued);
        (await Read((work, token) => work.Leads.FindAsync("running", token))).ShouldNotBeNull();
        (await Read((work, token) => work.Leads.FindAsync("queued", token))).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_that_waits_for_another_change_is_refused_instead_of_waiting_for_ever() =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            Write((work, token) => Database.WriteAsync((inner, t) => inner.Leads.FindAsync("x", t), token)));

    [Fact]
    public async Task A_query_may_not_change_anything() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Read(async (work, token) =>
        {
            await work.Leads.AddAsync(Sample.Lead("x"), token);
            return true;
        }));

    [Fact]
    public async Task Two_nodes_that_take_locks_in_opposite_order_both_finish()
    {
        await using var other = StartNode();
        var there = other.GetRequiredService<IDatabase>();
        var tasks = Enumerable.Range(0, 10).SelectMany(i => new[]
        {
            Append(Database, $"here-{i}", "a", "b"),
            Append(there, $"there-{i}", "b", "a"),
        });
        await Task.WhenAll(tasks);

        (await Read((work, token) => work.Ledger.HeadAsync(token))).Sequence.ShouldBe(20);
        (await new Core.Ledger.VerifyLedger(Database).RunAsync(Token)).IsWhole.ShouldBeTrue();

        static Task<bool> Append(IDatabase database, string key, string first, string second) => database.WriteAsync(
            async (work, token) =>
            {
                await work.LockAsync(first, token);
                await work.Ledger.AppendAsync(Sample.Draft(key), token);
                await work.LockAsync(second, token);
                return true;
            },
            Token);
    }
}
