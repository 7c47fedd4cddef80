namespace WorkflowConnect.Engine.Tests;

public class ActivationTests
{
    private const string Validators = "Elsa.Workflows.Runtime.ActivationValidators";

    private static string Waiting(string id, string strategy) => Flow.Definition(
        id, Flow.Act("wait", "Elsa.Delay", ("timeSpan", Flow.Literal("01:00:00"))),
        options: new { activationStrategyType = strategy });

    private static ValueTask<WorkflowRunState> Start(TestEngine engine, string definition, string? correlationId = null) =>
        engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = definition, CorrelationId = correlationId });

    [Theory]
    [InlineData("Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core", "a/x a/x b/x", 3)]
    [InlineData($"{Validators}.SingletonStrategy, Elsa.Workflows.Runtime", "a/x a/y b/x", 2)]
    [InlineData($"{Validators}.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime", "a/x a/x a/y b/x", 3)]
    [InlineData($"{Validators}.CorrelationStrategy, Elsa.Workflows.Runtime", "a/x b/x a/y b/y", 2)]
    [InlineData($"{Validators}.CorrelationStrategy, Elsa.Workflows.Runtime", "a/ a/ b/", 3)]
    public async Task A_strategy_says_how_many_may_run_beside_each_other(string strategy, string starts, int expected)
    {
        using var engine = new TestEngine();
        await engine.Import(Waiting("a", strategy));
        await engine.Import(Waiting("b", strategy));
        var states = new List<WorkflowRunState>();
        foreach (var start in starts.Split(' ').Select(text => text.Split('/')))
        {
            states.Add(await Start(engine, start[0], start[1].Length == 0 ? null : start[1]));
        }

        states.Count(state => state.WasCreated).ShouldBe(expected);
        states.Count(state => state.CannotStart).ShouldBe(states.Count - expected);
        (await engine.Store.ListAsync(new WorkflowInstanceQuery { Take = 100 }, default)).TotalCount.ShouldBe(expected);
    }

    [Fact]
    public async Task When_the_running_one_has_ended_the_next_may_begin()
    {
        using var engine = new TestEngine();
        await engine.Import(Waiting("a", $"{Validators}.SingletonStrategy, Elsa.Workflows.Runtime"));
        var first = await Start(engine, "a");
        (await Start(engine, "a")).CannotStart.ShouldBeTrue();
        await engine.Runtime.CancelAsync(first.InstanceId);
        (await Start(engine, "a")).WasCreated.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_that_start_at_once_one_begins()
    {
        using var engine = new TestEngine();
        await engine.Import(Waiting("a", $"{Validators}.SingletonStrategy, Elsa.Workflows.Runtime"));
        var states = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await Start(engine, "a"))));
        states.Count(state => state.WasCreated).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_is_created_to_begin_later_counts_and_is_refused_like_any_other()
    {
        using var engine = new TestEngine();
        await engine.Import(Waiting("a", $"{Validators}.SingletonStrategy, Elsa.Workflows.Runtime"));
        (await engine.Runtime.CreateAsync(new StartWorkflow { DefinitionId = "a" })).WasCreated.ShouldBeTrue();
        (await engine.Runtime.CreateAsync(new StartWorkflow { DefinitionId = "a" })).CannotStart.ShouldBeTrue();
        (await Start(engine, "a")).CannotStart.ShouldBeTrue();
    }

    [Fact]
    public async Task A_child_that_may_not_begin_is_an_incident_of_its_parent()
    {
        using var engine = new TestEngine();
        await engine.Import(Waiting("a", $"{Validators}.SingletonStrategy, Elsa.Workflows.Runtime"));
        await Start(engine, "a");
        var state = await engine.Run(Flow.Definition("d", Flow.Act("child", "Elsa.DispatchWorkflow", ("workflowDefinitionId", Flow.Literal("a")))));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Single().Message.ShouldContain("No run of 'a' may begin now");
    }
}
