namespace WorkflowConnect.Engine.Tests;

public class TokenModeTests
{
    private static readonly object TokenMode = new Dictionary<string, object> { ["Flowchart:ExecutionMode"] = "TokenBased" };

    private static Dictionary<string, object?> E(string id, string? outcome = null, string? mergeMode = null) =>
        Flow.Effect(id, ("outcome", outcome is null ? null : Flow.Literal(outcome)), ("customProperties", mergeMode is null ? null : new { mergeMode }));

    [Theory]
    [InlineData(null, "a b c d")] // A stream waits for what is still on its way.
    [InlineData("Stream", "a b c d")]
    [InlineData("Merge", "a b c d")]
    [InlineData("Converge", "a b c d")]
    [InlineData("Cascade", "a b c d d")]
    [InlineData("Race", "a b c d")]
    public async Task The_merge_mode_decides_when_an_activity_with_two_ways_in_runs(string? mode, string expected)
    {
        using var engine = new TestEngine();
        var state = await Run(engine, [E("a"), E("b"), E("c"), E("d", mergeMode: mode)], "a>b", "a>c", "b>d", "c>d");
        string.Join(' ', engine.Effects.Activities).ShouldBe(expected);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData(null, "a b d e")]
    [InlineData("Merge", "a b")] // It waits for the dead path, in vain.
    [InlineData("Converge", "a b")]
    [InlineData("Cascade", "a b d e")]
    public async Task A_dead_path_holds_up_the_strict_modes_only(string? mode, string expected)
    {
        using var engine = new TestEngine();
        var state = await Run(engine, [E("a"), E("b"), E("c"), E("d", mergeMode: mode), E("e")], "a>b", "a:Other>c", "b>d", "c>d", "d>e");
        string.Join(' ', engine.Effects.Activities).ShouldBe(expected);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData("WaitAny", "a b c d")]
    [InlineData("WaitAll", "a b c d")]
    public async Task A_join_brings_its_own_mode(string mode, string expected)
    {
        using var engine = new TestEngine();
        var join = Flow.Act("j", "Elsa.FlowJoin", ("mode", Flow.Literal(mode)));
        await Run(engine, [E("a"), E("b"), E("c"), join, E("d")], "a>b", "a>c", "b>j", "c>j", "j>d");
        string.Join(' ', engine.Effects.Activities).ShouldBe(expected);
    }

    [Fact]
    public async Task A_loop_runs_until_its_decision_leaves_it()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["n+1"] = (variables, _) => variables["n"]!.GetValue<int>() + 1;
        engine.JavaScript.Scripts["n<3"] = (variables, _) => variables["n"]!.GetValue<int>() < 3;
        var set = Flow.Act("set", "Elsa.SetVariable", ("variable", new { id = "n", name = "n" }), ("value", Flow.Js("n+1")));
        var decide = Flow.Act("decide", "Elsa.FlowDecision", ("condition", Flow.Js("n<3")));
        var state = await Run(engine, [E("a"), set, E("work"), decide, E("end")], "a>set", "set>work", "work>decide", "decide:True>set", "decide:False>end");
        engine.Effects.Activities.ShouldBe(["a", "work", "work", "work", "end"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Tokens_outlive_a_suspension()
    {
        using var first = new TestEngine();
        await Run(first, [E("a"), E("b"), Flow.Act("wait", "Elsa.Delay", ("timeSpan", Flow.Literal("01:00:00"))), E("d", mergeMode: "Merge")], "a>b", "a>wait", "b>d", "wait>d");
        first.Effects.Activities.ShouldBe(["a", "b"]);
        using var second = new TestEngine(sameWorldAs: first);
        second.Clock.Now += TimeSpan.FromHours(2);
        await second.Runtime.ResumeDueAsync(second.Clock.Now, 10);
        second.Effects.Activities.ShouldBe(["a", "b", "d"]);
        (await second.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task The_options_choose_the_mode_for_workflows_that_do_not()
    {
        using var engine = new TestEngine(configure: options => options.FlowchartMode = Activities.FlowchartExecutionMode.TokenBased);
        await engine.Run(Flow.Definition("d", Flow.Chart("f", [E("a"), E("b"), E("c"), E("d", mergeMode: "Cascade")], "a>b", "a>c", "b>d", "c>d")));
        engine.Effects.Activities.ShouldBe(["a", "b", "c", "d", "d"]);
    }

    private static Task<WorkflowRunState> Run(TestEngine engine, object[] activities, params string[] connections) =>
        engine.Run(Flow.Definition("d", Flow.Chart("f", activities, connections), variables: [Flow.Variable("n", "Int32", "0")], customProperties: TokenMode));
}
