namespace WorkflowConnect.Engine.Activities;

/// <summary>Waits for a time.</summary>
[Activity("Elsa", "Scheduling", "Waits for a time.")]
public sealed class Delay : Activity
{
    /// <summary>How long.</summary>
    [Input]
    public Input<TimeSpan> TimeSpan { get; set; } = new(System.TimeSpan.Zero);

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var delay = context.Get(TimeSpan);
        if (delay <= System.TimeSpan.Zero)
        {
            return context.CompleteActivityAsync();
        }

        context.DelayFor(delay);
        return ValueTask.CompletedTask;
    }
}
