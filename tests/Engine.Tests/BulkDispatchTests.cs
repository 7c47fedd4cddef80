using System.Text.Json;

namespace WorkflowConnect.Engine.Tests;

public class BulkDispatchTests
{
    private static object Items(int count) => new { typeName = "Object", expression = new { type = "Object", value = JsonSerializer.Serialize(Enumerable.Range(0, count)) } };

    private static string Bulk(object items, params (string Name, object? Value)[] more) => Flow.Definition("d", Flow.Chart("f",
        [
            Flow.Act("bulk", "Elsa.BulkDispatchWorkflows", [("workflowDefinitionId", Flow.Literal("child")), ("items", items), .. more]),
            Flow.Effect("completed"), Flow.Effect("canceled"), Flow.Effect("done"),
        ],
        "bulk:Completed>completed", "bulk:Canceled>canceled", "bulk>done"));

    private static string Child(params object[] activities) => Flow.Definition("child", Flow.Sequence("cs", [Flow.Effect("inChild"), .. activities]));

    private static Dictionary<string, object?> Review() => Flow.Act("review", "Test.Review", ("case", Flow.Literal("4711")), ("decision", Flow.To("d")));

    private static async Task<WorkflowRunState> RunToEnd(TestEngine engine, string definition)
    {
        await engine.Run(definition);
        await engine.Runtime.WhenBulkIsIdleAsync();
        return await engine.State();
    }

    private static async Task<long> Children(IWorkflowInstanceStore store, WorkflowSubStatus? status = null) =>
        (await store.ListAsync(new WorkflowInstanceQuery { DefinitionId = "child", SubStatus = status }, default)).TotalCount;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    public async Task One_child_per_item_runs_once_and_then_the_parent_goes_on_once(int count)
    {
        using var engine = new TestEngine();
        await engine.Import(Child());
        (await RunToEnd(engine, Bulk(Items(count)))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await Children(engine.Store, WorkflowSubStatus.Finished)).ShouldBe(count);
        engine.Effects.Activities.Count(name => name == "inChild").ShouldBe(count);
        engine.Effects.Activities.Where(name => name != "inChild").ShouldBe(["completed", "done"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_item_becomes_input_and_gives_the_reference()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["'r' + Item"] = (variables, _) => "r" + variables["Item"];
        await engine.Import(Child(Flow.Act("out", "Elsa.SetOutput", ("outputName", Flow.Literal("got")),
            ("outputValue", new { typeName = "Object", expression = new { type = "Input", value = "Item" } }))));
        await RunToEnd(engine, Bulk(Items(3), ("correlationIdFunction", Flow.Js("'r' + Item"))));
        var page = await engine.Store.ListAsync(new WorkflowInstanceQuery { DefinitionId = "child" }, default);
        page.Items.Select(row => row.CorrelationId).Order().ShouldBe(["r0", "r1", "r2"]);
        page.Items.ShouldAllBe(row => row.ParentInstanceId == "i");
        var outputs = await Task.WhenAll(page.Items.Select(async row => (await engine.State(row.Id)).Output["got"]));
        outputs.Order().ShouldBe([0L, 1L, 2L]);
    }

    [Fact]
    public async Task The_parent_waits_for_children_that_wait_and_not_when_it_need_not()
    {
        using var engine = new TestEngine();
        await engine.Import(Child(Review()));
        (await RunToEnd(engine, Bulk(Items(5)))).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        (await engine.Store.FindAsync("i", default))!.State.ShouldNotContain("Items");
        await engine.Runtime.ResumeAsync("Review", new ReviewStimulus("4711"), new Dictionary<string, object?> { ["decision"] = "Clear" });
        await engine.Runtime.WhenBulkIsIdleAsync();
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        using var other = new TestEngine();
        await other.Import(Child(Review()));
        (await RunToEnd(other, Bulk(Items(5), ("waitForCompletion", Flow.Literal("False"))))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        other.Effects.Activities.ShouldContain("done");
        other.Effects.Activities.ShouldNotContain("completed");
    }

    [Fact]
    public async Task Each_child_is_reported_once_by_how_it_ended()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["odd"] = (_, input) => input["Item"]!.GetValue<int>() % 2 == 1;
        await engine.Import(Child(Flow.Act("if", "Elsa.If", ("condition", Flow.Js("odd")), ("then", Flow.Act("fault", "Elsa.Fault", ("message", Flow.Literal("no")))))));
        (await RunToEnd(engine, Bulk(Items(7), ("childCompleted", Flow.Effect("well")), ("childFaulted", Flow.Effect("badly"))))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.Where(name => name is "well" or "badly").ShouldBe(["well", "badly", "well", "badly", "well", "badly", "well"]);
    }

    [Fact]
    public async Task A_cancelled_child_leaves_through_canceled()
    {
        using var engine = new TestEngine();
        await engine.Import(Child(Review()));
        await RunToEnd(engine, Bulk(Items(2)));
        foreach (var row in (await engine.Store.ListAsync(new WorkflowInstanceQuery { DefinitionId = "child" }, default)).Items)
        {
            await engine.Runtime.CancelAsync(row.Id);
        }

        await engine.Runtime.WhenBulkIsIdleAsync();
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldContain("canceled");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_write_a_crash_hits_every_child_runs_and_none_twice(bool afterWriting)
    {
        // The effects of a child are at its end: what a crash repeats has the same key.
        const int Count = 6;
        for (var dieAt = 1; ; dieAt++)
        {
            var memory = new InMemoryWorkflowInstanceStore();
            var dying = new CrashingStore(memory, dieAt, afterWriting);
            using var first = new TestEngine(dying);
            await first.Import(Child());
            await first.Import(Bulk(Items(Count)));
            try
            {
                await first.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = "i" });
                await first.Runtime.WhenBulkIsIdleAsync();
            }
            catch (CrashException)
            {
                // The process is gone; another takes over.
            }

            using var second = new TestEngine(memory, sameWorldAs: first);
            await second.Runtime.RecoverAsync();
            await second.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = "i" });
            for (var look = 0; look < 3; look++)
            {
                second.Clock.Now += TimeSpan.FromMinutes(2);
                await second.Runtime.ResumeDueAsync(second.Clock.Now, 100);
                await second.Runtime.WhenBulkIsIdleAsync();
            }

            (await second.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished, $"dying at write {dieAt}");
            (await Children(memory, WorkflowSubStatus.Finished)).ShouldBe(Count, $"dying at write {dieAt}");
            second.Effects.Distinct.Length.ShouldBe(Count + 2, $"dying at write {dieAt}");
            if (!dying.HasDied)
            {
                dieAt.ShouldBeGreaterThan(Count);
                break;
            }
        }
    }
}
