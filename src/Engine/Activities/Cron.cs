namespace WorkflowConnect.Engine.Activities;

/// <summary>Starts a workflow by a cron expression of 5, 6 or 7 fields. The engine stores it; the host's scheduler fires it.</summary>
[Activity("Elsa", "Scheduling", "Starts by a cron expression.")]
public sealed class Cron : Trigger
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.Cron";

    /// <summary>The expression.</summary>
    [Input]
    public Input<string> CronExpression { get; set; } = default!;

    /// <summary>IANA time zone; default UTC. Elsa knows UTC only.</summary>
    [Input]
    public Input<string?> TimeZone { get; set; } = default!;

    /// <inheritdoc/>
    protected override object GetTriggerPayload(TriggerIndexingContext context)
    {
        var expression = context.Get(CronExpression) ?? "";
        return expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is >= 5 and <= 7
            ? new CronStimulus(expression, context.Get(TimeZone))
            : throw new TriggerInputException($"Trigger '{Id}': the cron expression must have 5, 6 or 7 fields.");
    }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow())
        {
            return context.CompleteActivityAsync();
        }

        // Inside a flow the host's scheduler resumes it like any stimulus.
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = StimulusName,
            Stimulus = new CronStimulus(context.Get(CronExpression) ?? "", context.Get(TimeZone)),
        });
        return ValueTask.CompletedTask;
    }
}
