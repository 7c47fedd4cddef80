namespace WorkflowConnect.Engine.Tests;

public class IncidentTests
{
    private static readonly string One = Flow.Definition("d", Flow.Sequence("s", Flow.Effect("a"), Flow.Effect("b")));

    private static TestEngine Failing(params Exception[] errors)
    {
        var engine = new TestEngine();
        engine.Effects.Failures["a"] = new(errors);
        return engine;
    }

    [Fact]
    public async Task A_transient_fault_is_tried_again_with_the_same_key()
    {
        using var engine = Failing(new TimeoutException(), new IOException());
        (await engine.Run(One)).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        (await engine.Runtime.ResumeDueAsync(engine.Clock.Now + TimeSpan.FromSeconds(4), 10)).ShouldBe(0);
        engine.Clock.Now += TimeSpan.FromSeconds(5);
        (await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 10)).ShouldBe(1);
        engine.Clock.Now += TimeSpan.FromSeconds(20);
        (await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 10)).ShouldBe(1);
        engine.Effects.Activities.ShouldBe(["a", "a", "a", "b"]);
        engine.Effects.Distinct.Length.ShouldBe(2);
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Select(row => row.Outcome)
            .ShouldBe([IncidentOutcome.RetryScheduled, IncidentOutcome.RetryScheduled]);
    }

    [Fact]
    public async Task After_the_last_try_the_run_faults()
    {
        using var engine = Failing([.. Enumerable.Repeat(new TimeoutException(), 5)]);
        await engine.Run(One);
        for (var i = 0; i < 10; i++)
        {
            engine.Clock.Now += TimeSpan.FromHours(2);
            await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 10);
        }

        engine.Effects.All.Count.ShouldBe(5);
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    [Fact]
    public async Task A_fault_is_visible_without_its_message_and_an_operator_retries_it_with_the_same_key()
    {
        using var engine = Failing(new InvalidOperationException("planted-name"));
        (await engine.Run(One)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        var incident = (await engine.Store.ListIncidentsAsync(null, 0, 10, default)).Single();
        incident.ActivityId.ShouldBe("a");
        incident.ExceptionType.ShouldBe("System.InvalidOperationException");
        incident.Message.ShouldNotContain("planted-name");
        (await engine.Store.FindAsync("i", default))!.State.ShouldNotContain("planted-name");
        (await engine.Journal()).ShouldContain("a Faulted");

        (await engine.Runtime.RetryAsync("i")).Resumed.Single().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Distinct.Length.ShouldBe(2);
        (await engine.Runtime.RetryAsync("i")).WasFound.ShouldBeFalse();
    }

    [Fact]
    public async Task A_safe_message_is_kept()
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Act("set", "Elsa.SetVariable", ("variable", new { id = "nowhere" }), ("value", Flow.Literal(1)))));
        (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Single().Message.ShouldContain("nowhere");
    }

    [Fact]
    public async Task With_ContinueWithIncidents_other_branches_go_on()
    {
        using var engine = Failing(new InvalidOperationException());
        var state = await engine.Run(Flow.Definition("d", Flow.Chart("f",
            [Flow.Act("start", "Elsa.Start"), Flow.Effect("a"), Flow.Effect("b"), Flow.Effect("c")], "start>a", "start>b", "b>c"),
            options: new { incidentStrategyType = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" }));
        engine.Effects.Activities.ShouldBe(["a", "b", "c"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    [Fact]
    public async Task A_flow_that_never_rests_is_stopped()
    {
        using var engine = new TestEngine(configure: options => options.MaxStepsPerBurst = 100);
        var state = await engine.Run(Flow.Definition("d", Flow.Chart("f",
            [Flow.Act("a", "Elsa.Start"), Flow.Act("b", "Elsa.FlowDecision", ("condition", Flow.Literal(true)))], "a>b", "b:True>b")));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Single().ExceptionType.ShouldEndWith("StepLimitException");
    }
}
