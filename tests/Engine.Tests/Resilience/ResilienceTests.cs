namespace WorkflowConnect.Engine.Tests;

public class ResilienceTests
{
    private static string With(object resilienceStrategy) => Flow.Definition("d", Flow.Sequence(
        "s", Flow.Effect("a", ("customProperties", new { resilienceStrategy })), Flow.Effect("b")));

    private static TestEngine Failing(int times, Exception? error = null)
    {
        var engine = new TestEngine();
        engine.Effects.Failures["a"] = new(Enumerable.Repeat(error ?? new InvalidOperationException(), times));
        return engine;
    }

    private static async Task Pass(TestEngine engine, TimeSpan time)
    {
        engine.Clock.Now += time;
        await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 10);
    }

    [Fact]
    public async Task The_chosen_strategy_says_how_often_and_after_which_waits()
    {
        using var engine = Failing(2);
        (await engine.Run(With(new { mode = "Identifier", strategyId = "quick" }))).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        await Pass(engine, TimeSpan.FromMilliseconds(999));
        engine.Effects.All.Count.ShouldBe(1);
        await Pass(engine, TimeSpan.FromMilliseconds(1));
        engine.Effects.All.Count.ShouldBe(2);
        await Pass(engine, TimeSpan.FromSeconds(1));
        engine.Effects.All.Count.ShouldBe(2, "the second wait is twice the first");
        await Pass(engine, TimeSpan.FromSeconds(1));
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Distinct.Length.ShouldBe(2, "every try has the same key");
    }

    [Fact]
    public async Task The_tries_that_failed_can_be_asked_for()
    {
        using var engine = Failing(4);
        await engine.Run(With(new { mode = "Identifier", strategyId = "quick" }));
        for (var i = 0; i < 5; i++)
        {
            await Pass(engine, TimeSpan.FromHours(1));
        }

        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        engine.Effects.All.Count.ShouldBe(4);
        var attempts = await engine.Get<RetryAttempts>().ListAsync(engine.Effects.All[0].Key);
        attempts.Select(item => (item.AttemptNumber, item.RetryDelay.TotalSeconds)).ShouldBe([(1, 1), (2, 2), (3, 4)]);
        attempts.ShouldAllBe(item => item.ActivityId == "a" && item.WorkflowInstanceId == "i" && item.ExceptionType == "System.InvalidOperationException");
        (await engine.Get<RetryAttempts>().ListAsync("nobody")).ShouldBeEmpty();
    }

    [Fact]
    public async Task None_means_that_even_a_transient_fault_is_not_tried_again()
    {
        using var engine = Failing(1, new TimeoutException());
        (await engine.Run(With(new { mode = "Identifier", strategyId = "none" }))).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    [Fact]
    public async Task A_strategy_of_HTTP_tries_again_only_what_may_go_away()
    {
        using var broken = Failing(1);
        (await broken.Run(With(new { mode = "Identifier", strategyId = "http-quick" }))).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        using var slow = Failing(1, new TimeoutException());
        (await slow.Run(With(new { mode = "Identifier", strategyId = "http-quick" }))).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    [Theory]
    [InlineData("""{"type":"Literal","value":"quick"}""")]
    [InlineData("""{"type":"Object","value":"{\"maxRetryAttempts\":1,\"delay\":\"00:00:01\",\"backoffType\":\"Constant\"}"}""")]
    public async Task An_expression_gives_the_id_of_a_strategy_or_the_strategy_itself(string expression)
    {
        using var engine = Failing(1);
        await engine.Run(With(new { mode = "Expression", expression = System.Text.Json.JsonDocument.Parse(expression).RootElement }));
        await Pass(engine, TimeSpan.FromSeconds(1));
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Strategies_are_listed_by_category()
    {
        using var engine = new TestEngine();
        var strategies = engine.Get<ResilienceStrategies>();
        strategies.List("HTTP").Select(item => item.Id).ShouldBe(["http-quick", "http-patient"]);
        strategies.List("http").Count.ShouldBe(2);
        strategies.List().Count.ShouldBe(5);
    }

    [Fact]
    public async Task An_ancestor_that_hears_the_fault_signal_may_take_care_of_it()
    {
        using var engine = Failing(1);
        var state = await engine.Run(Flow.Definition("d", Flow.Sequence(
            "s", Flow.Act("catch", "Test.Catch", ("body", Flow.Effect("a"))), Flow.Effect("b"))));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBe(["a", "b"]);
        engine.Lines.All.ShouldBe(["InvalidOperationException"]);
        (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Single().Outcome.ShouldBe(IncidentOutcome.BranchFaulted);
    }
}
