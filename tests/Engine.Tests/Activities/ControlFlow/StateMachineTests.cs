namespace WorkflowConnect.Engine.Tests;

public class StateMachineTests
{
    private static object State(string name, object? entry = null, object? exit = null) => new { name, entry, exit };

    private static object Way(string from, string to, object? trigger = null, object? condition = null, object? action = null) =>
        new { name = $"{from}-{to}", from, to, trigger, condition, action };

    private static object Wait(string id) => Flow.Act(id, "Test.Review", ("case", Flow.Literal(id)));

    private static string Machine(object[] states, object[] transitions, string? initial = null) => Flow.Definition(
        "d", Flow.Act("m", "Elsa.StateMachine", ("states", states), ("transitions", transitions), ("initialState", initial), ("currentState", "Nowhere")));

    private static ValueTask<ResumeResult> Fire(TestEngine engine, string trigger) =>
        engine.Runtime.ResumeAsync("Review", new ReviewStimulus(trigger), new Dictionary<string, object?> { ["decision"] = "Hit" });

    [Fact]
    public async Task It_runs_entry_trigger_action_exit_and_the_next_entry_and_ends_where_no_way_leads_out()
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Machine(
            [State("Open", Flow.Effect("openEntry"), Flow.Effect("openExit")), State("Closed", Flow.Effect("closedEntry"), Flow.Effect("closedExit"))],
            [Way("Open", "Closed", Wait("close"), action: Flow.Effect("action"))],
            "Open"));
        engine.Effects.Activities.ShouldBe(["openEntry"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        (await Fire(engine, "close")).Resumed.Single().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBe(["openEntry", "close", "action", "openExit", "closedEntry"]);
    }

    [Fact]
    public async Task The_first_trigger_cancels_the_others()
    {
        using var engine = new TestEngine();
        await engine.Run(Machine(
            [State("A"), State("B", Flow.Effect("inB")), State("C", Flow.Effect("inC"))], [Way("A", "B", Wait("b")), Way("A", "C", Wait("c"))], "A"));
        await Fire(engine, "c");
        (await Fire(engine, "b")).WasFound.ShouldBeFalse();
        engine.Effects.Activities.ShouldBe(["c", "inC"]);
    }

    [Fact]
    public async Task A_trigger_whose_condition_does_not_hold_is_armed_again()
    {
        using var engine = new TestEngine();
        var allowed = false;
        engine.JavaScript.Scripts["allowed"] = (_, _) => allowed;
        await engine.Run(Machine([State("A"), State("B", Flow.Effect("inB"))], [Way("A", "B", Wait("b"), Flow.Js("allowed"))], "A"));
        (await Fire(engine, "b")).Resumed.Single().SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        allowed = true;
        (await Fire(engine, "b")).Resumed.Single().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBe(["b", "b", "inB"]);
    }

    [Fact]
    public async Task A_way_without_a_trigger_is_taken_at_once_if_its_condition_holds()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["no"] = (_, _) => false;
        var state = await engine.Run(Machine(
            [State("A", exit: Flow.Effect("exitA")), State("B", Flow.Effect("inB")), State("C", Flow.Effect("inC"))],
            [Way("A", "B", condition: Flow.Js("no")), Way("A", "C")], "A"));
        engine.Effects.Activities.ShouldBe(["exitA", "inC"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task It_can_come_back_to_a_state_and_keeps_its_place_over_a_restart()
    {
        using var engine = new TestEngine();
        await engine.Run(Machine(
            [State("Open", Flow.Effect("open")), State("Closed", Flow.Effect("closed")), State("Gone")],
            [Way("Open", "Closed", Wait("close")), Way("Closed", "Open", Wait("reopen")), Way("Closed", "Gone", Wait("remove"))]));
        TestEngine last = engine;
        foreach (var trigger in new[] { "close", "reopen", "close", "remove" })
        {
            last = new TestEngine(sameWorldAs: engine);
            await Fire(last, trigger);
        }

        engine.Effects.Activities.ShouldBe(["open", "close", "closed", "reopen", "open", "close", "closed", "remove"]);
        (await last.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_machine_that_names_states_it_does_not_have_is_refused()
    {
        using var engine = new TestEngine();
        (await engine.Catalog.ValidateAsync(Machine([State("A"), State("A")], [Way("A", "B")], "C"))).Errors.Select(error => error.Message).ShouldBe([
            "A state has no name, or the name 'A' of another. Give each state a name of its own.",
            "The initial state is 'C', which the state machine does not have. Choose one of its states.",
            "The state that the transition leads to is 'B', which the state machine does not have. Choose one of its states.",
        ]);
    }

    [Fact]
    public async Task What_Studio_saves_for_two_states_and_a_transition_runs()
    {
        using var engine = new TestEngine();
        var state = await engine.Run("""
            {"definitionId":"sm1","name":"SM","root":{"id":"sm","type":"Elsa.StateMachine","version":1,"name":"StateMachine1",
            "states":[{"name":"Open"},{"name":"Closed"}],
            "transitions":[{"from":"Closed","to":"Open","name":"Transition1","displayName":"Transition1"}],
            "nodeId":"Workflow1:sm","initialState":"Open","currentState":"Open"}}
            """);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }
}
