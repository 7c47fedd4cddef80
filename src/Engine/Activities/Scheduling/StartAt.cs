namespace WorkflowConnect.Engine.Activities;

/// <summary>Starts a workflow at one moment; inside a flow it waits for it, and not at all when it has passed.</summary>
[Activity("Elsa", "Scheduling", "Starts the workflow once at a given moment; inside a flow, waits for it.", DisplayName = "Start at")]
public sealed class StartAt : Trigger
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.StartAt";

    /// <summary>The moment; without an offset it is UTC.</summary>
    [Input(DisplayName = "Date and Time", Description = "The moment. Without an offset it is in UTC.")]
    public Input<DateTimeOffset> DateTime { get; set; } = default!;

    /// <inheritdoc/>
    protected override object GetTriggerPayload(TriggerIndexingContext context) =>
        new StartAtStimulus(context.Get(DateTime).ToUniversalTime());

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.IsTriggerOfWorkflow()
            ? TimedWait.CompleteAsync(context)
            : TimedWait.UntilAsync(context, context.Get(DateTime), stimulus: null, DueAsync);

    private ValueTask DueAsync(ActivityExecutionContext context) => TimedWait.CompleteAsync(context);
}
