using System.Text.Json;

namespace WorkflowConnect.Engine.Tests;

public class CompositionTests
{
    private static string Child(params object[] activities) => Flow.Definition("child", Flow.Sequence("cs", activities));

    private static string Parent(bool waits) => Flow.Definition("d", Flow.Sequence("s",
        Flow.Act("exec", "Elsa.ExecuteWorkflow",
            ("workflowDefinitionId", Flow.Literal("child")), ("waitForCompletion", Flow.Literal(waits)), ("result", Flow.To("o"))),
        Flow.Effect("after")));

    private static Dictionary<string, object?> Out(string name, object value) =>
        Flow.Act("out", "Elsa.SetOutput", ("outputName", Flow.Literal(name)), ("outputValue", value));

    private static Dictionary<string, object?> Review() => Flow.Act("review", "Test.Review", ("case", Flow.Literal("4711")), ("decision", Flow.To("d")));

    private static JsonElement Result(WorkflowRunState state) => JsonSerializer.SerializeToElement(state.Output["o"], JsonSerializerOptions.Web);

    [Fact]
    public async Task A_child_that_ends_at_once_gives_its_output_and_knows_its_parent()
    {
        using var engine = new TestEngine();
        await engine.Import(Child(Out("parent", new { typeName = "Object", expression = new { type = "Input", value = "ParentInstanceId" } })));
        await engine.Run(Parent(waits: true));
        var state = await engine.State();
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        var result = Result(state);
        result.GetProperty("subStatus").GetString().ShouldBe("Finished");
        result.GetProperty("output").GetProperty("parent").GetString().ShouldBe("i");
        (await engine.Runtime.FindAsync(result.GetProperty("workflowInstanceId").GetString()!)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_child_that_waits_holds_its_parent_only_when_it_is_asked_to(bool waits)
    {
        using var engine = new TestEngine();
        await engine.Import(Child(Review()));
        await engine.Run(Parent(waits));
        (await engine.State()).SubStatus.ShouldBe(waits ? WorkflowSubStatus.Suspended : WorkflowSubStatus.Finished);
        await engine.Runtime.ResumeAsync("Review", new ReviewStimulus("4711"), new Dictionary<string, object?> { ["decision"] = "Clear" });
        var state = await engine.State();
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        Result(state).GetProperty("subStatus").GetString().ShouldBe(waits ? "Finished" : "Suspended");
    }

    [Fact]
    public async Task A_child_that_faults_is_told_as_it_is()
    {
        using var engine = new TestEngine();
        await engine.Import(Child(Flow.Act("fault", "Elsa.Fault", ("message", Flow.Literal("no")))));
        await engine.Run(Parent(waits: true));
        Result(await engine.State()).GetProperty("subStatus").GetString().ShouldBe("Faulted");
    }

    [Fact]
    public async Task A_workflow_that_executes_itself_faults_at_the_bound_and_all_of_them_end()
    {
        using var engine = new TestEngine(configure: options => options.MaxNesting = 5);
        await engine.Run(Flow.Definition("d", Flow.Act("again", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", Flow.Literal("d")), ("waitForCompletion", Flow.Literal(true)))));
        var child = "i";
        (await engine.State()).Status.ShouldBe(WorkflowStatus.Finished);
        for (var depth = 0; depth < 5; depth++)
        {
            child = ContextId.OfChild((await engine.Store.ListJournalAsync(child, 0, 100, default)).First(row => row.ActivityId == "again").ActivityInstanceId);
        }

        (await engine.Runtime.FindAsync(child))!.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }
}
