namespace WorkflowConnect.Engine.Tests;

public class ParallelTests
{
    private static object Items(string json) => new { typeName = "Object", expression = new { type = "Object", value = json } };

    private static object Out(string id, object value) => Flow.Act(id, "Elsa.WriteLine", ("text", value));

    [Fact]
    public async Task Each_body_of_a_parallel_loop_sees_its_own_item_even_after_a_suspension()
    {
        using var engine = new TestEngine();
        var body = Flow.Sequence(
            "s", Flow.Act("wait", "Elsa.Delay", ("timeSpan", Flow.Literal("00:01:00"))), Out("w", Flow.Var("CurrentValue")), Out("x", Flow.Var("CurrentIndex")));
        var state = await engine.Run(Flow.Definition("d", Flow.Sequence(
            "root", Flow.Act("each", "Elsa.ParallelForEach", ("items", Items("[\"a\",\"b\",\"c\"]")), ("body", body)), Out("end", Flow.Literal("end")))));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        engine.Clock.Now += TimeSpan.FromHours(1);
        using var second = new TestEngine(sameWorldAs: engine);
        (await second.Runtime.ResumeDueAsync(engine.Clock.Now, 10)).ShouldBe(3);
        engine.Lines.All.Order().ShouldBe(["0", "1", "2", "a", "b", "c", "end"]);
        engine.Lines.All[^1].ShouldBe("end");
    }

    [Theory]
    [InlineData("[]", "end")]
    [InlineData("\"one\"", "one end")]
    [InlineData("[1,2]", "1 2 end")]
    public async Task A_parallel_loop_takes_a_list_or_a_single_value(string items, string expected)
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Sequence(
            "root",
            Flow.Act("each", "Elsa.ParallelForEach", ("items", Items(items)), ("body", Out("w", Flow.Var("CurrentValue")))),
            Out("end", Flow.Literal("end")))));
        string.Join(' ', engine.Lines.All).ShouldBe(expected);
    }

    [Fact]
    public async Task Break_ends_a_parallel_loop_and_what_else_runs_in_it()
    {
        using var engine = new TestEngine();
        var body = Flow.Sequence("s", Out("w", Flow.Var("CurrentValue")), Flow.Act("break", "Elsa.Break"), Out("never", Flow.Literal("never")));
        var state = await engine.Run(Flow.Definition("d", Flow.Act("each", "Elsa.ParallelForEach", ("items", Items("[1,2]")), ("body", body))));
        engine.Lines.All.ShouldBe(["1", "2"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Break_outside_of_a_loop_ends_only_the_container_it_stands_in()
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Sequence(
            "root", Flow.Sequence("s", Flow.Act("break", "Elsa.Break"), Out("never", Flow.Literal("never"))), Out("after", Flow.Literal("after")))));
        engine.Lines.All.ShouldBe(["after"]);
    }

    [Theory]
    [InlineData("WaitAll", WorkflowSubStatus.Suspended)]
    [InlineData("WaitAny", WorkflowSubStatus.Finished)]
    public async Task A_fork_ends_by_its_mode(string mode, WorkflowSubStatus expected)
    {
        using var engine = new TestEngine();
        var fork = Flow.Act("fork", "Elsa.Fork", ("joinMode", mode), ("branches", new object[]
        {
            Flow.Act("wait", "Elsa.Delay", ("timeSpan", Flow.Literal("00:01:00"))), Out("w", Flow.Literal("quick")),
        }));
        var state = await engine.Run(Flow.Definition("d", Flow.Sequence("s", fork)));
        state.SubStatus.ShouldBe(expected);
        engine.Lines.All.ShouldBe(["quick"]);
    }

    [Fact]
    public async Task A_parallel_block_ends_when_all_have_ended()
    {
        using var engine = new TestEngine();
        var parallel = Flow.Act("p", "Elsa.Parallel", ("activities", new object[] { Flow.Sequence("s", Out("a", Flow.Literal("a")), Out("b", Flow.Literal("b"))), Out("c", Flow.Literal("c")) }));
        await engine.Run(Flow.Definition("d", Flow.Sequence("root", parallel, Out("end", Flow.Literal("end")))));
        engine.Lines.All.ShouldBe(["c", "a", "b", "end"]);
    }
}
