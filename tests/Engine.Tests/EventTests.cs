using System.Text.Json;

namespace WorkflowConnect.Engine.Tests;

public class EventTests
{
    private static Dictionary<string, object?> Event(string id, string name, bool starts = false) =>
        Flow.Act(id, "Elsa.Event", ("eventName", Flow.Literal(name)), ("result", Flow.To("got")), ("customProperties", new { canStartWorkflow = starts }));

    private static string Waiting(string id, string name = "go") =>
        Flow.Definition(id, Flow.Sequence("s", Event("ev", name), Flow.Effect("after")), variables: []);

    private static Dictionary<string, object?> Publish(string name, params (string Name, object? Value)[] more) =>
        Flow.Act("pub", "Elsa.PublishEvent", [("eventName", Flow.Literal(name)), .. more]);

    private static PublishedEvent Go(string? correlationId = null, string? instanceId = null) => new()
    {
        EventName = "go",
        CorrelationId = correlationId,
        InstanceId = instanceId,
        Payload = JsonSerializer.SerializeToElement(7),
    };

    private static async Task StartThree(TestEngine engine)
    {
        await engine.Import(Waiting("d"));
        foreach (var name in new[] { "a", "b", "c" })
        {
            await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = name, CorrelationId = name == "c" ? "b" : name });
        }
    }

    [Fact]
    public async Task An_event_is_for_all_for_a_reference_or_for_one_run()
    {
        using var engine = new TestEngine();
        await StartThree(engine);
        (await engine.Runtime.PublishAsync(Go(instanceId: "a"))).Single().InstanceId.ShouldBe("a");
        (await engine.Runtime.PublishAsync(Go(correlationId: "none"))).ShouldBeEmpty();
        (await engine.Runtime.PublishAsync(Go(correlationId: "b"))).Select(state => state.InstanceId).Order().ShouldBe(["b", "c"]);
        (await engine.State("b")).Output["got"].ShouldBe(7L);
        (await engine.Runtime.PublishAsync(Go())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_published_event_resumes_others_and_starts_what_it_triggers()
    {
        using var engine = new TestEngine();
        await engine.Import(Waiting("waits"));
        await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = "waits", InstanceId = "w" });
        await engine.Import(Flow.Definition("starts", Flow.Sequence("s", Event("ev", "go", starts: true), Flow.Effect("begun"))));
        (await engine.Run(Flow.Definition("d", Flow.Sequence("s", Publish("go", ("payload", Flow.Literal("p"))), Flow.Effect("after publishing"))))).SubStatus
            .ShouldBe(WorkflowSubStatus.Suspended);
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await engine.State("w")).Output["got"].ShouldBe("p");
        engine.Effects.Activities.ShouldBe(["after", "begun", "after publishing"]);
    }

    [Fact]
    public async Task A_local_event_is_heard_by_its_own_run_alone()
    {
        using var engine = new TestEngine();
        await StartThree(engine);
        await engine.Run(Flow.Definition("own", Flow.Chart("f",
            [Flow.Effect("fork"), Event("ev", "go"), Publish("go", ("isLocalEvent", Flow.Literal("True"))), Flow.Effect("heard")], "fork>ev", "fork>pub", "ev>heard")));
        engine.Effects.Activities.ShouldBe(["fork", "heard"]);
        (await engine.State("a")).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    [Fact]
    public async Task An_event_that_a_crash_swallowed_is_handed_over_by_the_clock_and_starts_once()
    {
        var memory = new InMemoryWorkflowInstanceStore();
        using var first = new TestEngine(new CrashingStore(memory, dieAt: 3, afterWriting: true));
        await first.Import(Flow.Definition("starts", Flow.Sequence("s", Event("ev", "go", starts: true), Flow.Effect("begun"))));
        var publisher = Flow.Definition("d", Flow.Sequence("s", Publish("go"), Flow.Effect("after")));
        await Should.ThrowAsync<CrashException>(() => first.Run(publisher));
        using var second = new TestEngine(memory, sameWorldAs: first);
        await second.Runtime.RecoverAsync();
        second.Clock.Now += TimeSpan.FromMinutes(1);
        await second.Runtime.ResumeDueAsync(second.Clock.Now, 10);
        (await second.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        second.Effects.Distinct.Length.ShouldBe(2);
        (await memory.ListAsync(new WorkflowInstanceQuery { DefinitionId = "starts" }, default)).TotalCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_task_waits_until_its_result_is_reported_once()
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Sequence("s", Flow.Act("task", "Elsa.RunTask",
            ("taskName", Flow.Literal("call")),
            ("payload", new { typeName = "Object", expression = new { type = "Object", value = """{"case":"4711"}""" } }),
            ("taskId", Flow.To("id")), ("result", Flow.To("o"))))));
        var open = (await engine.Store.ListBookmarksByNameAsync("Elsa.RunTask", 0, 10, default)).Single();
        open.Payload!.ShouldContain("4711");
        var id = (string)(await engine.State()).Output["id"];
        (await engine.Runtime.CompleteTaskAsync("another", 1)).WasFound.ShouldBeFalse();
        (await engine.Runtime.CompleteTaskAsync(id, "done")).Resumed.Single().Output["o"].ShouldBe("done");
        (await engine.Runtime.CompleteTaskAsync(id, "again")).WasFound.ShouldBeFalse();
    }
}
