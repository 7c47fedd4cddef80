namespace WorkflowConnect.Engine.Activities;

/// <summary>Starts a workflow at intervals; inside a flow it waits for one.</summary>
[Activity("Elsa", "Scheduling", "Starts the workflow again and again at a fixed interval; inside a flow, waits for one interval.")]
public sealed class Timer : Trigger
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.Timer";

    /// <summary>The interval; default one minute.</summary>
    [Input(Description = "Time from one start to the next, as hours:minutes:seconds.", DefaultValue = "00:01:00")]
    public Input<TimeSpan> Interval { get; set; } = new(TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    protected override object GetTriggerPayload(TriggerIndexingContext context) => new TimerStimulus(context.Get(Interval));

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.IsTriggerOfWorkflow()
            ? TimedWait.CompleteAsync(context)
            : TimedWait.UntilAsync(context, TimedWait.After(context, context.Get(Interval)), stimulus: null, DueAsync);

    private ValueTask DueAsync(ActivityExecutionContext context) => TimedWait.CompleteAsync(context);
}
