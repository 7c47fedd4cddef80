namespace WorkflowConnect.Engine.Tests;

/// <summary>Needs a clear check.</summary>
[Activity("Permit", Type = "Write")]
public sealed class WriteActivity : DicedActivity
{
    [Input]
    public Input<string?> Check { get; set; } = default!;

    protected override ValueTask EndAsync(ActivityExecutionContext context)
    {
        Dice(context).Write(context.Activity.Id, context.Get(Check));
        return context.CompleteActivityAsync();
    }
}
