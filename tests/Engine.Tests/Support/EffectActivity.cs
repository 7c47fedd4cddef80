namespace WorkflowConnect.Engine.Tests;

/// <summary>Has an effect on <see cref="Effects"/> and chooses an outcome.</summary>
[FlowNode("Done", "Other")]
[Activity("Test", "Effect", Kind = ActivityKind.Task)]
public sealed class EffectActivity : Activity
{
    [Input]
    public Input<string?> Outcome { get; set; } = default!;

    [Output]
    public Output<object>? Key { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.GetRequiredService<Effects>().Add(context.Id, context.Activity.Id);
        context.Set(Key, context.Id);
        await context.CompleteActivityWithOutcomesAsync(context.Get(Outcome) ?? "Done");
    }
}
