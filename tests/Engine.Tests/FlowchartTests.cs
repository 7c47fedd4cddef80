namespace WorkflowConnect.Engine.Tests;

public class FlowchartTests
{
    private static object E(string id, string? outcome = null) => Flow.Effect(id, ("outcome", outcome is null ? null : Flow.Literal(outcome)));

    [Theory]
    [InlineData("a>b b>c", "a b c")]
    [InlineData("a>b a>c b>d c>d", "a b c d")] // A fork joins implicitly: d once.
    [InlineData("a>b a:Other>c b>d c>d", "a b d")] // A dead path reaches the join.
    [InlineData("a:Other>b a>c b>d d>e c>e", "a c e")] // And a join behind a skipped activity.
    [InlineData("a:Other>b b>c", "a")]
    public async Task Connections_decide_what_runs_and_how_often(string connections, string expected)
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition("d", Flow.Chart("f", [E("a"), E("b"), E("c"), E("d"), E("e")], connections.Split(' '))));
        string.Join(' ', engine.Effects.Activities).ShouldBe(expected);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Braided_branches_join_where_they_meet_and_each_activity_runs_once()
    {
        foreach (var mode in new[] { "CounterBased", "TokenBased" })
        {
            using var engine = new TestEngine();
            var state = await engine.Run(Flow.Definition(
                "d", Flow.Chart("f", [.. "1234567".Select(n => E($"n{n}"))], "n1>n2", "n1>n3", "n2>n4", "n2>n5", "n3>n5", "n3>n6", "n4>n7", "n5>n7", "n6>n7"),
                customProperties: new Dictionary<string, object> { ["Flowchart:ExecutionMode"] = mode }));
            engine.Effects.Activities.ShouldBe(["n1", "n2", "n3", "n4", "n5", "n6", "n7"], mode);
            state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        }
    }

    [Fact]
    public async Task A_loop_back_runs_its_body_until_the_decision_leaves_it()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["n+1"] = (variables, _) => variables["n"]!.GetValue<int>() + 1;
        engine.JavaScript.Scripts["n<3"] = (variables, _) => variables["n"]!.GetValue<int>() < 3;
        var set = Flow.Act("set", "Elsa.SetVariable", ("variable", new { id = "n", name = "n" }), ("value", Flow.Js("n+1")));
        var decide = Flow.Act("decide", "Elsa.FlowDecision", ("condition", Flow.Js("n<3")));
        var state = await engine.Run(Flow.Definition(
            "d",
            Flow.Chart("f", [E("a"), set, E("work"), decide, E("end")], "a>set", "set>work", "work>decide", "decide:True>set", "decide:False>end"),
            variables: [Flow.Variable("n", "Int32", "0")]));
        engine.Effects.Activities.ShouldBe(["a", "work", "work", "work", "end"]);
        engine.Effects.All.Select(item => item.Key).Distinct().Count().ShouldBe(5, "each visit has a key of its own");
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData("WaitAny", "a b c d")]
    [InlineData("WaitAll", "a b c d")]
    [InlineData("WaitAllActive", "a b c d")]
    public async Task A_join_runs_by_its_mode(string mode, string expected)
    {
        using var engine = new TestEngine();
        var join = Flow.Act("j", "Elsa.FlowJoin", ("mode", Flow.Literal(mode)));
        await engine.Run(Flow.Definition("d", Flow.Chart("f", [E("a"), E("b"), E("c"), join, E("d")], "a>b", "a>c", "b>j", "c>j", "j>d")));

        // With WaitAny the first arrival cancels what has begun; c is queued and still runs, as on Elsa.
        string.Join(' ', engine.Effects.Activities).ShouldBe(expected);
    }

    [Fact]
    public async Task A_join_that_waits_for_all_is_skipped_when_one_branch_is_dead()
    {
        using var engine = new TestEngine();
        var join = Flow.Act("j", "Elsa.FlowJoin", ("mode", Flow.Literal("WaitAll")));
        var state = await engine.Run(Flow.Definition("d", Flow.Chart("f", [E("a"), E("b"), E("c"), join, E("d")], "a>b", "a:Other>c", "b>j", "c>j", "j>d")));
        engine.Effects.Activities.ShouldBe(["a", "b"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task End_completes_its_flowchart_and_Finish_the_workflow()
    {
        using var engine = new TestEngine();
        var inner = Flow.Chart("inner", [E("a"), Flow.Act("end", "Elsa.End"), E("never")], "a>end", "end>never");
        var state = await engine.Run(Flow.Definition("d", Flow.Sequence("s", inner, E("b"), Flow.Act("finish", "Elsa.Finish"), E("never2"))));
        engine.Effects.Activities.ShouldBe(["a", "b"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }
}
