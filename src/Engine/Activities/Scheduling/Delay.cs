namespace WorkflowConnect.Engine.Activities;

/// <summary>Waits for a time.</summary>
[Activity("Elsa", "Scheduling", "Waits for a while before it goes on.")]
public sealed class Delay : Activity
{
    /// <summary>How long; default one minute.</summary>
    [Input(Description = "How long to wait, as hours:minutes:seconds, with days in front if need be: 1.12:00:00.", DefaultValue = "00:01:00")]
    public Input<TimeSpan> TimeSpan { get; set; } = new(System.TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        TimedWait.UntilAsync(context, TimedWait.After(context, context.Get(TimeSpan)), stimulus: null, DueAsync);

    private ValueTask DueAsync(ActivityExecutionContext context) => TimedWait.CompleteAsync(context);
}
