namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// Asks for a task and waits until somebody reports it as done. Open tasks can be listed by the name of the bookmark;
/// whoever registers an <see cref="ITaskDispatcher"/> is told of each.
/// </summary>
[Activity("Elsa", "Primitives", "Hands a task to a person or another program and waits until it is reported as done.", DisplayName = "Run Task")]
[Output(Description = "What was reported when the task was done.")]
public sealed class RunTask : Activity<object?>
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.RunTask";

    /// <summary>Name of the task.</summary>
    [Input(Description = "Tells whoever does the task what to do.")]
    public Input<string> TaskName { get; set; } = default!;

    /// <summary>What the task needs. References only.</summary>
    [Input(Description = "What has to be known to do the task, by name. It is stored, so send references rather than personal data.", UIHint = InputUIHints.Dictionary)]
    public Input<IDictionary<string, object>?> Payload { get; set; } = default!;

    /// <summary>Receives the id of the task, which is the id of this execution.</summary>
    [Output(DisplayName = "Task ID", Description = "ID of the task, with which it is reported as done.")]
    public Output<string>? TaskId { get; set; }

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        context.Set(TaskId, context.Id);
        var task = new RunTaskStimulus(context.Id, context.Get(TaskName) ?? "")
        {
            Payload = context.Get(Payload) is { } payload ? JsonValues.ToElement(payload) : null,
        };
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = StimulusName,
            Stimulus = task,
            Key = new RunTaskKey(context.Id),
            Callback = OnDoneAsync,
        });
        if (context.GetService<ITaskDispatcher>() is { } dispatcher)
        {
            var instanceId = context.WorkflowExecutionContext.Id;
            context.WorkflowExecutionContext.Later((_, token) => dispatcher.DispatchAsync(instanceId, task, token));
        }
    }

    private ValueTask OnDoneAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.GetWorkflowInput<object>("Result"));
        return context.CompleteActivityAsync();
    }
}
