namespace WorkflowConnect.Engine.Tests;

public class CommitTests
{
    private static object Line(string id, string? strategy = null) => Flow.Act(
        id, "Elsa.WriteLine", ("text", Flow.Literal(id)), ("customProperties", strategy is null ? null : new { commitStrategyName = strategy }));

    // Root, sequence and two lines are four steps; the last save is that of the end.
    [Theory]
    [InlineData(null, 1)]
    [InlineData("WorkflowExecuted", 1)]
    [InlineData("WorkflowExecuting", 2)]
    [InlineData("ActivityExecuting", 3)]
    [InlineData("ActivityExecuted", 3)]
    [InlineData("ActivityExecutedWorkflowStrategy", 3)]
    [InlineData("Activity Executed", 3)]
    public async Task The_workflows_strategy_adds_checkpoints(string? strategy, int expected)
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Sequence("s", Line("a"), Line("b")), options: new { commitStrategyName = strategy }));
        var row = (await engine.Store.FindAsync("i", default))!;
        if (expected > 2)
        {
            // Each activity of the two counts once more; what is around them adds its own.
            row.CheckpointNumber.ShouldBeGreaterThanOrEqualTo(expected);
        }
        else
        {
            row.CheckpointNumber.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("Executing", 2)]
    [InlineData("Executed", 2)]
    [InlineData("CommitAlways", 3)]
    [InlineData("CommitNever", 1)]
    public async Task An_activitys_strategy_goes_before_the_workflows(string strategy, int expected)
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Line("a", strategy)));
        (await engine.Store.FindAsync("i", default))!.CheckpointNumber.ShouldBe(expected);
    }

    [Fact]
    public async Task Before_an_outside_effect_the_run_is_saved_whatever_was_chosen()
    {
        using var engine = new TestEngine();
        var never = new { commitStrategyName = "CommitNever" };
        await engine.Run(Flow.Definition("d", Flow.Sequence("s", Line("a"), Flow.Effect("b", ("customProperties", never)))));
        (await engine.Store.FindAsync("i", default))!.CheckpointNumber.ShouldBe(2);
    }

    [Fact]
    public async Task Periodic_saves_when_the_interval_has_passed()
    {
        using var engine = new TestEngine(configure: options => options.CommitInterval = TimeSpan.FromSeconds(10));
        engine.JavaScript.Scripts["slow"] = (_, _) =>
        {
            engine.Clock.Now += TimeSpan.FromSeconds(6);
            return "x";
        };
        var slow = Enumerable.Range(0, 4).Select(i => (object)Flow.Act($"a{i}", "Elsa.WriteLine", ("text", Flow.Js("slow")))).ToArray();
        await engine.Run(Flow.Definition("d", Flow.Sequence("s", slow), options: new { commitStrategyName = "Periodic" }));

        // 24 seconds of work: once after 12, and the end.
        (await engine.Store.FindAsync("i", default))!.CheckpointNumber.ShouldBe(2);
    }
}
