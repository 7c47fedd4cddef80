namespace WorkflowConnect.Engine.Tests;

/// <summary>Whatever write a crash hits, the world afterwards looks as if there had been none.</summary>
public class CrashTests
{
    private static object Out(string id, object value) =>
        Flow.Act(id, "Elsa.SetOutput", ("outputName", Flow.Literal(id)), ("outputValue", value));

    public static TheoryData<string, bool> Flows()
    {
        var data = new TheoryData<string, bool>();
        foreach (var flow in Definitions.Keys)
        {
            data.Add(flow, false);
            data.Add(flow, true);
        }

        return data;
    }

    private static readonly Dictionary<string, string> Definitions = new(StringComparer.Ordinal)
    {
        ["sequence"] = Flow.Definition("d", Flow.Sequence("s", Flow.Effect("a", ("key", Flow.To("k"))), Flow.Effect("b"), Out("o", Flow.Var("k"))),
            variables: [Flow.Variable("k")]),
        ["fork and join"] = Flow.Definition("d", Flow.Chart("f",
            [Flow.Effect("a"), Flow.Effect("b"), Flow.Effect("c"), Flow.Effect("d"), Flow.Effect("e")], "a>b", "a>c", "b>d", "c>d", "a:Other>e", "e>d")),
        ["loop"] = Flow.Definition("d", Flow.Act("each", "Elsa.ForEach",
            ("items", new { expression = new { type = "Variable", value = "items" } }), ("body", Flow.Sequence("s", Flow.Effect("a"), Flow.Effect("b")))),
            variables: [Flow.Variable("items", "Object", "[1,2,3]")]),
        ["review"] = Flow.Definition("d", Flow.Chart("f",
            [Flow.Effect("a"), Flow.Act("review", "Test.Review", ("case", Flow.Literal("4711")), ("decision", Flow.To("o"))), Flow.Effect("hit")],
            "a>review", "review:Hit>hit")),
        ["delay"] = Flow.Definition("d", Flow.Sequence("s", Flow.Effect("a"), Flow.Act("delay", "Elsa.Delay", ("timeSpan", Flow.Literal("00:10:00"))), Flow.Effect("b"))),
        ["embedded"] = Flow.Definition("d", Flow.Sequence("s", Flow.Effect("a"), Flow.Act("part", "Part"), Flow.Effect("b"))),
        ["child"] = Flow.Definition("d", Flow.Sequence("s",
            Flow.Act("child", "Elsa.DispatchWorkflow", ("workflowDefinitionId", Flow.Literal("child")), ("waitForCompletion", Flow.Literal(true))), Flow.Effect("b"))),
    };

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task A_crash_at_any_write_changes_neither_the_outcome_nor_the_effects(string flow, bool afterWriting)
    {
        var (undisturbed, output, _) = await Live(flow, dieAt: int.MaxValue, afterWriting);
        undisturbed.ShouldNotBeEmpty();
        var crashes = 0;
        for (var dieAt = 1; ; dieAt++)
        {
            var (effects, crashedOutput, died) = await Live(flow, dieAt, afterWriting);
            effects.ShouldBe(undisturbed, $"dying at write {dieAt}");
            crashedOutput.ShouldBe(output, $"dying at write {dieAt}");
            if (!died)
            {
                break;
            }

            crashes++;
        }

        crashes.ShouldBeGreaterThan(2);
    }

    private static async Task<(string[] Effects, string Output, bool Died)> Live(string flow, int dieAt, bool afterWriting)
    {
        var memory = new InMemoryWorkflowInstanceStore();
        var dying = new CrashingStore(memory, dieAt, afterWriting);
        using var first = new TestEngine(dying);
        await first.Import(Flow.Definition("child", Flow.Sequence("cs", Flow.Effect("inChild"))));
        await first.Import(Flow.Definition("part", Flow.Sequence("ps",
            Flow.Effect("inPart"), Flow.Act("wait", "Elsa.Delay", ("timeSpan", Flow.Literal("00:10:00"))), Flow.Effect("afterWait")), options: new { usableAsActivity = true }));
        await first.Import(Definitions[flow]);
        try
        {
            await Drive(first);
        }
        catch (CrashException)
        {
            // The process is gone; another takes over.
        }

        using var second = new TestEngine(memory, sameWorldAs: first);
        await second.Runtime.RecoverAsync();
        await Drive(second);
        var state = await second.State();
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        return (first.Effects.Distinct, string.Join(',', state.Output.Select(pair => $"{pair.Key}={pair.Value}")), dying.HasDied);
    }

    // What the world does, again and again if need be: starts, decides, and lets time pass.
    private static async Task Drive(TestEngine engine)
    {
        await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = "i" });
        await engine.Runtime.ResumeAsync("Review", new ReviewStimulus("4711"), new Dictionary<string, object?> { ["decision"] = "Hit" });
        engine.Clock.Now += TimeSpan.FromHours(1);
        await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 100);
    }
}
