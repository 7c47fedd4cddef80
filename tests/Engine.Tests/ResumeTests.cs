namespace WorkflowConnect.Engine.Tests;

public class ResumeTests
{
    private static readonly string Review = Flow.Definition("d", Flow.Sequence("s",
        Flow.Act("review", "Test.Review", ("case", Flow.Literal("4711")), ("decision", Flow.To("o"))), Flow.Effect("after")));

    private static Dictionary<string, object?> Decision(string value) => new() { ["decision"] = value };

    [Fact]
    public async Task A_decision_resumes_the_review_once()
    {
        using var engine = new TestEngine();
        (await engine.Run(Review)).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        var first = await engine.Runtime.ResumeAsync("Review", new ReviewStimulus("4711"), Decision("Clear"));
        var second = await engine.Runtime.ResumeAsync("Review", new ReviewStimulus("4711"), Decision("Hit"));
        first.Resumed.Single().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        first.Resumed.Single().Output["o"].ShouldBe("Clear");
        second.WasFound.ShouldBeFalse();
        engine.Effects.Activities.ShouldBe(["review", "after"]);
    }

    [Fact]
    public async Task Another_case_resumes_nothing()
    {
        using var engine = new TestEngine();
        await engine.Run(Review);
        (await engine.Runtime.ResumeAsync("Review", new ReviewStimulus("4712"), Decision("Clear"))).WasFound.ShouldBeFalse();
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    [Fact]
    public async Task Two_resumes_at_the_same_time_run_it_once()
    {
        using var engine = new TestEngine();
        await engine.Run(Review);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            await engine.Runtime.ResumeAsync("Review", new ReviewStimulus("4711"), Decision("Clear")))));
        results.Count(result => result.WasFound).ShouldBe(1);
        engine.Effects.Activities.ShouldBe(["review", "after"]);
    }

    [Fact]
    public async Task A_bookmark_resumes_by_its_id()
    {
        using var engine = new TestEngine();
        await engine.Run(Review);
        var bookmark = (await engine.Store.ListBookmarksAsync("i", default)).Single();
        (await engine.Runtime.ResumeBookmarkAsync(bookmark.Id, Decision("Hit"))).WasFound.ShouldBeTrue();
        (await engine.Runtime.ResumeBookmarkAsync(bookmark.Id, Decision("Hit"))).WasFound.ShouldBeFalse();
    }

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come_and_not_before()
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Act("delay", "Elsa.Delay", ("timeSpan", Flow.Literal("01:00:00")))));
        (await engine.Runtime.ResumeDueAsync(engine.Clock.Now + TimeSpan.FromMinutes(59), 10)).ShouldBe(0);
        (await engine.Runtime.ResumeDueAsync(engine.Clock.Now + TimeSpan.FromMinutes(60), 10)).ShouldBe(1);
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Starting_an_instance_again_runs_nothing()
    {
        using var engine = new TestEngine();
        var definition = Flow.Definition("d", Flow.Effect("a"));
        (await engine.Run(definition)).WasCreated.ShouldBeTrue();
        (await engine.Run(definition)).WasCreated.ShouldBeFalse();
        engine.Effects.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_instance_waits_for_nothing()
    {
        using var engine = new TestEngine();
        await engine.Run(Review);
        (await engine.Runtime.CancelAsync("i")).Resumed.Single().SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        (await engine.Store.ListBookmarksAsync("i", default)).ShouldBeEmpty();
        (await engine.Runtime.CancelAsync("i")).WasFound.ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_starts_what_it_triggers_and_the_same_key_starts_it_once()
    {
        using var engine = new TestEngine();
        var trigger = Flow.Act("ev", "Elsa.Event", ("eventName", Flow.Literal("go")), ("customProperties", new { canStartWorkflow = true }));
        await engine.Import(Flow.Definition("d", Flow.Chart("f", [Flow.Effect("unrelated"), trigger, Flow.Effect("a")], "ev>a")));
        var payload = new Activities.EventStimulus("go");
        (await engine.Runtime.TriggerAsync("Elsa.Event", payload, idempotencyKey: "k")).Single().WasCreated.ShouldBeTrue();
        (await engine.Runtime.TriggerAsync("Elsa.Event", payload, idempotencyKey: "k")).Single().WasCreated.ShouldBeFalse();
        (await engine.Runtime.TriggerAsync("Elsa.Event", new Activities.EventStimulus("stop"))).ShouldBeEmpty();
        engine.Effects.Activities.ShouldBe(["a"]);
    }
}
