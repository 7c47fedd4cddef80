namespace WorkflowConnect.Engine.Tests;

public class LoopTests
{
    private static object E(string id, string? outcome = null) => Flow.Effect(id, ("outcome", outcome is null ? null : Flow.Literal(outcome)));

    [Fact]
    public async Task A_loop_that_is_entered_from_its_side_is_a_fault_that_names_the_connection()
    {
        using var engine = new TestEngine();

        // The flow reaches c past b as well, so that going back from c to b is no round of a loop.
        var state = await engine.Run(Flow.Definition("d", Flow.Chart("f", [E("a"), E("b"), E("c", "Other")], "a>b", "a>c", "b>c", "c:Other>b")));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        var incident = (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Single();
        incident.Message.ShouldContain("'c' to 'b'");
    }

    [Fact]
    public async Task Such_a_connection_does_no_harm_as_long_as_it_is_not_followed()
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition("d", Flow.Chart("f", [E("a"), E("b"), E("c")], "a>b", "a>c", "b>c", "c:Other>b")));
        engine.Effects.Activities.ShouldBe(["a", "b", "c"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_join_inside_a_loop_waits_for_its_branches_in_every_round()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["n+1"] = (variables, _) => variables["n"]!.GetValue<int>() + 1;
        engine.JavaScript.Scripts["n<2"] = (variables, _) => variables["n"]!.GetValue<int>() < 2;
        var set = Flow.Act("set", "Elsa.SetVariable", ("variable", new { id = "n", name = "n" }), ("value", Flow.Js("n+1")));
        var decide = Flow.Act("decide", "Elsa.FlowDecision", ("condition", Flow.Js("n<2")));
        await engine.Run(Flow.Definition(
            "d",
            Flow.Chart("f", [set, E("b"), E("c"), E("join"), decide, E("end")], "set>b", "set>c", "b>join", "c>join", "join>decide", "decide:True>set", "decide:False>end"),
            variables: [Flow.Variable("n", "Int32", "0")]));
        engine.Effects.Activities.ShouldBe(["b", "c", "join", "b", "c", "join", "end"]);
    }

    [Fact]
    public async Task A_dead_branch_inside_a_loop_is_dead_for_that_round_only()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["n+1"] = (variables, _) => variables["n"]!.GetValue<int>() + 1;
        engine.JavaScript.Scripts["odd"] = (variables, _) => variables["n"]!.GetValue<int>() % 2 == 1;
        engine.JavaScript.Scripts["n<3"] = (variables, _) => variables["n"]!.GetValue<int>() < 3;
        var set = Flow.Act("set", "Elsa.SetVariable", ("variable", new { id = "n", name = "n" }), ("value", Flow.Js("n+1")));
        var odd = Flow.Act("odd", "Elsa.FlowDecision", ("condition", Flow.Js("odd")));
        var decide = Flow.Act("decide", "Elsa.FlowDecision", ("condition", Flow.Js("n<3")));
        await engine.Run(Flow.Definition(
            "d",
            Flow.Chart("f", [set, odd, E("b"), E("c"), E("join"), decide], "set>odd", "odd:True>b", "odd:False>c", "b>join", "c>join", "join>decide", "decide:True>set"),
            variables: [Flow.Variable("n", "Int32", "0")]));
        engine.Effects.Activities.ShouldBe(["b", "join", "c", "join", "b", "join"]);
    }

    [Fact]
    public async Task A_cancelled_branch_counts_as_passed_over()
    {
        using var engine = new TestEngine();

        // x is cancelled by its sibling while it waits; the join behind it goes on with the branch that is alive.
        var state = await engine.Run(Flow.Definition("d", Flow.Chart(
            "f",
            [E("a"), Flow.Act("x", "Elsa.Delay", ("timeSpan", Flow.Literal("01:00:00"))), Flow.Act("killer", "Test.Killer", ("victim", "x")), E("join")],
            "a>x", "a>killer", "x>join", "killer>join")));
        engine.Effects.Activities.ShouldBe(["a", "join"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }
}
