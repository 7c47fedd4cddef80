namespace WorkflowConnect.Engine.Activities;

/// <summary>Waits for a time.</summary>
[Activity("Elsa", "Scheduling", "Waits for a time.")]
public sealed class Delay : Activity
{
    /// <summary>How long.</summary>
    [Input]
    public Input<TimeSpan> TimeSpan { get; set; } = new(System.TimeSpan.Zero);

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        TimedWait.UntilAsync(context, TimedWait.After(context, context.Get(TimeSpan)), stimulus: null, DueAsync);

    private ValueTask DueAsync(ActivityExecutionContext context) => TimedWait.CompleteAsync(context);
}
