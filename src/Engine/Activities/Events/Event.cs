namespace WorkflowConnect.Engine.Activities;

/// <summary>Starts a workflow, or waits, until an event of a name comes.</summary>
[Activity("Elsa", "Primitives", "Starts the workflow, or lets it go on, when an event of this name is published.")]
[Output(Description = "What was sent along with the event.")]
public sealed class Event : Trigger<object?>
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.Event";

    /// <summary>Name of the event.</summary>
    [Input(Description = "The event that is waited for, by its name.")]
    public Input<string> EventName { get; set; } = default!;

    /// <inheritdoc/>
    protected override object GetTriggerPayload(TriggerIndexingContext context) =>
        new EventStimulus(context.Get(EventName) ?? "");

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow())
        {
            return OnEventAsync(context);
        }

        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = StimulusName,
            Stimulus = new EventStimulus(context.Get(EventName) ?? ""),
            Callback = OnEventAsync,
            IncludeActivityInstanceId = false,
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask OnEventAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.GetWorkflowInput<object>("Payload"));
        return context.CompleteActivityAsync();
    }
}
