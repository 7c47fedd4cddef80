namespace WorkflowConnect.Engine.Activities;

/// <summary>Starts a workflow by a cron expression; inside a flow it waits for the expression's next moment.</summary>
[Activity("Elsa", "Scheduling", "Starts the workflow whenever a cron expression says so; inside a flow, waits for its next moment.")]
public sealed class Cron : Trigger
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.Cron";

    /// <summary>The expression.</summary>
    [Input(Description = "When it fires, in 5 fields (minute, hour, day, month, weekday), in 6 with the seconds in front, or in 7 with the year at the end.")]
    public Input<string> CronExpression { get; set; } = default!;

    /// <summary>IANA time zone; default: the host's. Elsa knows UTC only.</summary>
    [Input(DisplayName = "Time Zone", Description = "Time zone in which the expression is meant, for example Europe/Berlin. Left empty, it is the server's.")]
    public Input<string?> TimeZone { get; set; } = default!;

    /// <inheritdoc/>
    protected override object GetTriggerPayload(TriggerIndexingContext context) =>
        new CronStimulus(context.Get(CronExpression) ?? "", Zone(context.Get(TimeZone)));

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow())
        {
            return TimedWait.CompleteAsync(context);
        }

        var stimulus = new CronStimulus(context.Get(CronExpression) ?? "", Zone(context.Get(TimeZone)));
        var next = context.GetRequiredService<ICronCalendar>()
            .NextAfter(stimulus.Expression, stimulus.TimeZone, context.WorkflowExecutionContext.Now());
        return next is { } due
            ? TimedWait.UntilAsync(context, due, stimulus, DueAsync)
            : throw new TriggerInputException($"Activity '{Id}': the cron expression has no moment in the future; the run would wait for ever.");
    }

    private static string? Zone(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private ValueTask DueAsync(ActivityExecutionContext context) => TimedWait.CompleteAsync(context);
}
