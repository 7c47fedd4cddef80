namespace WorkflowConnect.Engine.Tests;

public class BackgroundTests
{
    private static readonly string Definition = Flow.Definition(
        "d",
        Flow.Chart(
            "f",
            [
                Flow.Act("start", "Elsa.Start"),
                Flow.Act("job", "Test.Job", ("text", Flow.Literal("hello")), ("said", Flow.To("said"))),
                Flow.Act("wait", "Test.Review", ("case", Flow.Literal("4711"))),
                Flow.Act("line", "Elsa.WriteLine", ("text", Flow.Var("said"))),
                Flow.Act("direct", "Elsa.WriteLine", ("text", Flow.Var("direct"))),
            ],
            "start>job", "start>wait", "job:Other>line", "line>direct"),
        variables: [Flow.Variable("said", "String"), Flow.Variable("direct", "String")]);

    [Fact]
    public async Task A_job_works_while_its_run_rests_and_hands_over_outcome_outputs_and_variables()
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Definition);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        await engine.Background.Begun.WaitAsync();

        // Not held: the other branch goes on meanwhile.
        (await engine.Runtime.ResumeAsync("Review", new ReviewStimulus("4711"), new Dictionary<string, object?> { ["decision"] = "Clear" }))
            .WasFound.ShouldBeTrue();
        engine.Background.Go.Release();
        await engine.Runtime.Background.WhenIdleAsync();
        engine.Lines.All.ShouldBe(["hello!", "set"]);
        state = await engine.State();
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await engine.Store.FindAsync("i", default))!.CorrelationId.ShouldBe("from-background");
        (await engine.Journal()).Count(entry => entry.StartsWith("job ", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task When_the_process_dies_the_work_begins_again_after_the_lease_with_the_same_key()
    {
        var engine = new TestEngine();
        await engine.Run(Definition);
        await engine.Background.Begun.WaitAsync();
        engine.Dispose();

        using var second = new TestEngine(sameWorldAs: engine);
        (await second.Runtime.ResumeDueAsync(engine.Clock.Now, 10)).ShouldBe(0);
        engine.Clock.Now += TimeSpan.FromMinutes(1);
        (await second.Runtime.ResumeDueAsync(engine.Clock.Now, 10)).ShouldBe(1);
        await second.Background.Begun.WaitAsync();
        second.Background.Go.Release();
        await second.Runtime.Background.WhenIdleAsync();
        engine.Effects.Distinct.Length.ShouldBe(1);
        engine.Lines.All.ShouldBe(["hello!", "set"]);
    }

    [Fact]
    public async Task A_job_that_is_due_while_this_process_works_on_it_is_not_begun_twice()
    {
        using var engine = new TestEngine();
        await engine.Run(Definition);
        await engine.Background.Begun.WaitAsync();
        engine.Clock.Now += TimeSpan.FromMinutes(5);
        await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 10);
        engine.Background.Go.Release(2);
        await engine.Runtime.Background.WhenIdleAsync();
        engine.Effects.All.Count.ShouldBe(1);
        engine.Background.Begun.CurrentCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_fault_in_the_background_is_tried_again_and_then_an_incident()
    {
        using var engine = new TestEngine();
        engine.Effects.Failures["job"] = new([new TimeoutException(), new InvalidOperationException()]);
        engine.Background.Go.Release(2);
        await engine.Run(Definition);
        await engine.Runtime.Background.WhenIdleAsync();
        (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Single().Outcome.ShouldBe(IncidentOutcome.RetryScheduled);
        engine.Clock.Now += TimeSpan.FromSeconds(5);
        await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 10);
        await engine.Runtime.Background.WhenIdleAsync();
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    [Fact]
    public async Task A_cancelled_run_takes_nothing_over_from_its_job()
    {
        using var engine = new TestEngine();
        await engine.Run(Definition);
        await engine.Background.Begun.WaitAsync();
        await engine.Runtime.CancelAsync("i");
        engine.Background.Go.Release();
        await engine.Runtime.Background.WhenIdleAsync();
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        engine.Lines.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, WorkflowSubStatus.Suspended)]
    [InlineData(false, WorkflowSubStatus.Finished)]
    public async Task A_task_leaves_its_burst_when_the_definition_says_so(bool asynchronously, WorkflowSubStatus first)
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition(
            "d", Flow.Sequence("s", Flow.Effect("a", ("customProperties", new { runAsynchronously = asynchronously })), Flow.Effect("b"))));
        state.SubStatus.ShouldBe(first);
        await engine.Runtime.Background.WhenIdleAsync();
        engine.Effects.Activities.ShouldBe(["a", "b"]);
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }
}
