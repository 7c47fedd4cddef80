namespace WorkflowConnect.Engine.Tests;

/// <summary>The join that goes on with the first branch to arrive, and what becomes of the others.</summary>
public class JoinRaceTests
{
    private static object E(string id) => Flow.Effect(id);

    private static object Waits(string id) => Flow.Act(id, "Elsa.Event", ("eventName", Flow.Literal(id)));

    private static object First(string id) => Flow.Act(id, "Elsa.FlowJoin", ("mode", Flow.Literal("WaitAny")));

    [Theory]
    [InlineData("CounterBased")]
    [InlineData("TokenBased")]
    public async Task A_counter_beside_the_faster_branch_still_counts_so_the_loop_ends(string mode)
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["rounds+1"] = (variables, _) => variables["rounds"]!.GetValue<int>() + 1;
        engine.JavaScript.Scripts["rounds<3"] = (variables, _) => variables["rounds"]!.GetValue<int>() < 3;
        var count = Flow.Act("count", "Elsa.SetVariable", ("variable", new { id = "rounds", name = "rounds" }), ("value", Flow.Js("rounds+1")));
        var again = Flow.Act("again", "Elsa.FlowDecision", ("condition", Flow.Js("rounds<3")));
        var state = await engine.Run(Flow.Definition(
            "d",
            Flow.Chart("f", [again, E("work"), count, First("join"), E("after")], "again:True>work", "again:True>count", "work>join", "count>join", "join>again", "again:False>after"),
            variables: [Flow.Variable("rounds", "Int32", "0")],
            customProperties: new Dictionary<string, object> { ["Flowchart:ExecutionMode"] = mode }));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBe(["work", "work", "work", "after"]);
    }

    [Theory]
    [InlineData("wait", "work")]
    [InlineData("work", "wait")]
    public async Task A_branch_that_waits_has_lost_whether_it_began_before_or_after_the_faster_one(string first, string second)
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition("d", Flow.Chart(
            "f", [E("a"), Waits("wait"), E("work"), First("join"), E("b")], $"a>{first}", $"a>{second}", "wait>join", "work>join", "join>b")));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBe(["a", "work", "b"]);
        (await engine.Journal()).ShouldContain("wait Canceled");
    }

    [Fact]
    public async Task A_branch_that_lost_one_round_can_win_the_next()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["rounds+1"] = (variables, _) => variables["rounds"]!.GetValue<int>() + 1;
        engine.JavaScript.Scripts["rounds<3"] = (variables, _) => variables["rounds"]!.GetValue<int>() < 3;
        var count = Flow.Act("count", "Elsa.SetVariable", ("variable", new { id = "rounds", name = "rounds" }), ("value", Flow.Js("rounds+1")));
        var again = Flow.Act("again", "Elsa.FlowDecision", ("condition", Flow.Js("rounds<3")));
        await engine.Run(Flow.Definition(
            "d",
            Flow.Chart("f", [E("a"), Waits("yes"), Waits("no"), First("join"), count, again, E("b")], "a>yes", "a>no", "yes>join", "no>join", "join>count", "count>again", "again:True>a", "again:False>b"),
            variables: [Flow.Variable("rounds", "Int32", "0")]));
        foreach (var answer in new[] { "yes", "no", "yes" })
        {
            await engine.Runtime.SendStimulusAsync("Elsa.Event", new Activities.EventStimulus(answer));
        }

        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBe(["a", "a", "a", "b"]);
    }

    [Theory]
    [InlineData("CounterBased")]
    [InlineData("TokenBased")]
    public async Task A_long_branch_that_comes_late_does_not_run_the_join_again(string mode)
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition(
            "d",
            Flow.Chart("f", [E("a"), E("b"), E("c1"), E("c2"), E("c3"), First("join"), E("z")], "a>b", "a>c1", "b>join", "c1>c2", "c2>c3", "c3>join", "join>z"),
            customProperties: new Dictionary<string, object> { ["Flowchart:ExecutionMode"] = mode }));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBeUnique();
        engine.Effects.Activities.ShouldContain("z");
    }
}
