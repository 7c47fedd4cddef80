using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Engine.Tests;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Workflows;

public sealed class RunOnSqlite() : RunTests(null);

public sealed class RunOnPostgres(PostgresServer server) : RunTests(server);

/// <summary>The engine's own promise, kept on a real database.</summary>
public abstract class RunTests(PostgresServer? server) : StorageTest(server)
{
    private static readonly string Definition = Flow.Definition("d", Flow.Chart(
        "f",
        [
            Flow.Effect("a"), Flow.Effect("b"),
            Flow.Act("review", "Test.Review", ("case", Flow.Literal("4711"))),
            Flow.Act("delay", "Elsa.Delay", ("timeSpan", Flow.Literal("00:10:00"))),
            Flow.Effect("end"),
        ],
        "a>b", "a>review", "b>delay", "review:Hit>end"));

    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_write_changes_neither_the_outcome_nor_the_effects(bool afterWriting)
    {
        string[] expected = ["a", "b", "end", "review"];
        for (int dieAt = 1, crashes = 0; ; dieAt++, crashes++)
        {
            var id = $"i{dieAt}";
            var effects = new Effects();
            var dying = new CrashingStore(Node.GetRequiredService<IWorkflowInstanceStore>(), dieAt, afterWriting);
            using (var first = Engine(Node, effects, dying))
            {
                await first.ImportAsync(Definition);
                try
                {
                    await first.DriveAsync(id);
                }
                catch (CrashException)
                {
                    // The process is gone; another takes over.
                }
            }

            using var second = Engine(Node, effects);
            await second.Runtime.RecoverAsync(cancellationToken: Token);
            await second.DriveAsync(id);

            (await second.Runtime.FindAsync(id, Token))!.SubStatus.ShouldBe(WorkflowSubStatus.Finished, $"dying at write {dieAt}");
            effects.All.Distinct().Select(e => e.Activity).Order(StringComparer.Ordinal).ToArray().ShouldBe(expected, $"dying at write {dieAt}");
            (await ShouldBeGapless(id)).ShouldBeGreaterThan(0);
            if (!dying.HasDied)
            {
                crashes.ShouldBeGreaterThan(4);
                return;
            }
        }
    }

    [Fact]
    public async Task A_waiting_run_goes_on_after_the_database_was_closed_and_opened()
    {
        var effects = new Effects();
        await using (var before = StartNode())
        {
            using var engine = Engine(before, effects);
            await engine.ImportAsync(Definition);
            var state = await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = "i" }, Token);
            state.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        }

        await using var after = StartNode();
        using var reopened = Engine(after, effects);
        (await reopened.Runtime.FindAsync("i", Token))!.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        await reopened.DriveAsync("i");
        (await reopened.Runtime.FindAsync("i", Token))!.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        effects.Activities.Order(StringComparer.Ordinal).ShouldBe(["a", "b", "end", "review"]);
    }

    [Fact]
    public async Task Forty_runs_at_once_all_finish()
    {
        var effects = new Effects();
        using var engine = Engine(Node, effects);
        await engine.ImportAsync(Flow.Definition("d", Flow.Sequence("s", Flow.Effect("a"), Flow.Effect("b"), Flow.Effect("c"))));
        var states = await Task.WhenAll(Enumerable.Range(0, 40).Select(
            i => engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = $"i{i}" }, Token).AsTask()));
        states.ShouldAllBe(s => s.SubStatus == WorkflowSubStatus.Finished);
        effects.All.Count.ShouldBe(120);
        var page = await Node.GetRequiredService<IWorkflowInstanceStore>().ListAsync(new WorkflowInstanceQuery { Status = WorkflowStatus.Finished, Take = 100 }, Token);
        page.TotalCount.ShouldBe(40);
    }

    private EngineOnStorage Engine(ServiceProvider node, Effects effects, IWorkflowInstanceStore? store = null) => new(
        store ?? node.GetRequiredService<IWorkflowInstanceStore>(), node.GetRequiredService<IWorkflowDefinitionStore>(), effects, _clock);

    private async Task<int> ShouldBeGapless(string instanceId)
    {
        var journal = await Node.GetRequiredService<IWorkflowInstanceStore>().ListJournalAsync(instanceId, 0, 1000, Token);
        journal.Select(e => e.Sequence).ShouldBe(Enumerable.Range(0, journal.Count));
        return journal.Count;
    }
}
