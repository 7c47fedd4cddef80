namespace WorkflowConnect.Engine.Activities;

/// <summary>Waits until the host reports a task as done; the host finds open tasks by the bookmark's name.</summary>
[Activity("Elsa", "Primitives", "Waits for a task.")]
public sealed class RunTask : Activity<object?>
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.RunTask";

    /// <summary>Name of the task.</summary>
    [Input]
    public Input<string> TaskName { get; set; } = default!;

    /// <summary>What the task needs. References only.</summary>
    [Input(UIHint = InputUIHints.Dictionary)]
    public Input<IDictionary<string, object>?> Payload { get; set; } = default!;

    /// <summary>Receives the id of the task, which is the id of this execution.</summary>
    [Output]
    public Output<string>? TaskId { get; set; }

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        context.Set(TaskId, context.Id);
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = StimulusName,
            Stimulus = new RunTaskStimulus(context.Id, context.Get(TaskName) ?? ""),
            Callback = OnDoneAsync,
        });
    }

    private ValueTask OnDoneAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.GetWorkflowInput<object>("Result"));
        return context.CompleteActivityAsync();
    }
}
