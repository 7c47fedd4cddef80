namespace WorkflowConnect.Engine.Tests;

public class ContextTests
{
    private static object Probe(params (string Name, object? Value)[] properties) => Flow.Act("p", "Test.Probe", properties);

    private static async Task<WorkflowRunState> Look(object root, Func<ActivityExecutionContext, ValueTask> look, params object[] variables)
    {
        using var engine = new TestEngine();
        engine.Probe.Look = look;
        return await engine.Run(Flow.Definition("d", root, variables: variables), new Dictionary<string, object?> { ["in"] = "input" });
    }

    [Fact]
    public async Task An_activity_sees_its_evaluated_inputs_by_name()
    {
        var state = await Look(
            Probe(("text", Flow.Literal("hello")), ("lazy", Flow.Literal("7")), ("items", new { expression = new { type = "Object", value = "[1,2]" } })),
            async context =>
            {
                context.ActivityState["Text"].ShouldBe("hello");
                (await context.EvaluateInputPropertyAsync<ProbeActivity, int>(probe => probe.Lazy)).ShouldBe(7);
                (await context.EvaluateInputPropertyAsync("Lazy")).ShouldBe(7);
                var items = new List<int>();
                await foreach (var item in context.GetItemSource<int>(((ProbeActivity)context.Activity).Items))
                {
                    items.Add(item);
                }

                items.ShouldBe([1, 2]);
            });
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task It_reads_and_writes_variables_properties_and_input()
    {
        var state = await Look(
            Probe(),
            context =>
            {
                context.GetVariable<string>("v").ShouldBe("x");
                context.SetVariable("v", "y");
                context.CreateVariable("own", 1);
                context.GetVariableValues().ShouldBe(new Dictionary<string, object> { ["own"] = 1, ["v"] = "y" }, ignoreOrder: true);
                context.GetProperty("p", () => 5).ShouldBe(5);
                context.UpdateProperty<int>("p", old => old + 1).ShouldBe(6);
                context.GetProperty("p", () => 9).ShouldBe(6);
                context.RemoveProperty("p");
                context.GetProperty<int?>("p").ShouldBeNull();
                context.GetWorkflowInput<string>("in").ShouldBe("input");
                context.TryGetWorkflowInput<string>("none", out _).ShouldBeFalse();
                context.ExpressionExecutionContext.GetVariable<string>("v").ShouldBe("y");
                context.ActivityInput.ShouldBeEmpty();
                context.GetOrCreateService<Effects>().ShouldNotBeNull();
                return ValueTask.CompletedTask;
            },
            Flow.Variable("v", "String", "x"));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task It_sees_its_run_and_may_end_it()
    {
        var state = await Look(
            Flow.Sequence("s", Probe(), Flow.Act("w", "Elsa.Fault")),
            context =>
            {
                var run = context.WorkflowExecutionContext;
                run.ActivityExecutionContexts.Select(item => item.Activity.Id).ShouldBe(["Workflow1", "s", "p"]);
                context.CreateBookmark(new { any = "thing" }, includeActivityInstanceId: true);
                run.Bookmarks.Count.ShouldBe(1);
                context.NewBookmarks.Count.ShouldBe(1);
                run.Incidents.ShouldBeEmpty();
                run.Cancel();
                return ValueTask.CompletedTask;
            });
        state.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task It_may_fault_without_throwing()
    {
        var state = await Look(Probe(), context =>
        {
            context.Fault(new InvalidOperationException());
            return ValueTask.CompletedTask;
        });
        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    [Fact]
    public async Task A_signal_climbs_from_the_sender_to_the_workflow_until_somebody_stops_it()
    {
        using var engine = new TestEngine();
        engine.Probe.Look = context => context.SendSignalAsync("ping");
        await engine.Run(Flow.Definition("d", Flow.Act("outer", "Test.Listener", ("body",
            Flow.Act("stopper", "Test.Listener", ("stops", true), ("body", Flow.Act("inner", "Test.Listener", ("body", Probe()))))))));
        engine.Lines.All.ShouldBe(["inner behavior", "inner ping", "stopper ping"], ignoreOrder: true);
    }
}
