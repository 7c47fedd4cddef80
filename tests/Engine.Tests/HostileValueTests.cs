namespace WorkflowConnect.Engine.Tests;

/// <summary>Values that no input asked for: each is refused with a reason, or its run comes to rest and can be saved.</summary>
public class HostileValueTests
{
    private static readonly object?[] Values =
    [
        null, true, -1, 1.5, long.MaxValue, 1e300, "", "x", "{", "[1,2", "null", "1e999", "NaN", "\0", "\u202e\ud83d\udca9", "99:99:99", "-00:00:01",
        "10675200.00:00:00", "12/31/2026", new string('9', 1_000), new string('x', 100_000), string.Concat(Enumerable.Repeat("[", 250)) + string.Concat(Enumerable.Repeat("]", 250)),
        "[[[[[[[[[[", "{\"__proto__\":{\"a\":1}}", "{\"k\":{\"type\":\"Nonsense\",\"value\":\"1\"}}", Array.Empty<int>(), new[] { 1, 2 }, new { a = new { b = 1 } }, new { type = "Literal", value = "x" },
    ];

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan")]
    [InlineData("Elsa.For", "end")]
    [InlineData("Elsa.ForEach", "items")]
    [InlineData("Elsa.ParallelForEach", "items")]
    [InlineData("Elsa.If", "condition")]
    [InlineData("Elsa.Switch", "mode")]
    [InlineData("Elsa.FlowFork", "branches")]
    [InlineData("Elsa.FlowJoin", "mode")]
    [InlineData("Elsa.SetName", "value")]
    [InlineData("Elsa.SetOutput", "outputValue")]
    [InlineData("Elsa.WriteLine", "text")]
    [InlineData("Elsa.Event", "eventName")]
    [InlineData("Elsa.PublishEvent", "payload")]
    [InlineData("Elsa.RunTask", "payload")]
    [InlineData("Elsa.ExecuteWorkflow", "input")]
    [InlineData("Elsa.BulkDispatchWorkflows", "items")]
    [InlineData("Elsa.SendHttpRequest", "content")]
    [InlineData("Elsa.Complete", "outcomes")]
    public async Task Each_is_refused_or_its_run_comes_to_rest(string type, string input)
    {
        using var engine = new TestEngine(configure: options => options.MaxStepsPerBurst = 1_000);
        var number = 0;
        foreach (var value in Values)
        {
            foreach (var syntax in new[] { "Literal", "Object" })
            {
                var id = $"d{++number}";
                var result = await engine.Catalog.ImportAsync(Flow.Definition(id, Flow.Act("a", type, (input, new { expression = new { type = syntax, value } }))));
                if (!result.IsValid)
                {
                    result.Errors.ShouldAllBe(error => error.Message.Length > 10);
                    continue;
                }

                var state = await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = id, InstanceId = id });
                state.SubStatus.ShouldBeOneOf(WorkflowSubStatus.Finished, WorkflowSubStatus.Suspended, WorkflowSubStatus.Faulted);
            }
        }
    }
}
