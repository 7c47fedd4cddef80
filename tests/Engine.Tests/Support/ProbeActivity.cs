namespace WorkflowConnect.Engine.Tests;

/// <summary>Hands its execution to the test that asks.</summary>
[Activity("Test", Type = "Probe")]
public sealed class ProbeActivity : CodeActivity
{
    [Input]
    public Input<string?> Text { get; set; } = default!;

    [Input(AutoEvaluate = false)]
    public Input<int> Lazy { get; set; } = default!;

    [Input]
    public Input<object> Items { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.GetRequiredService<Probe>().Look(context);
}
