namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// Starts another workflow. The child's id is derived from this execution, so that it is created once whatever happens;
/// it begins after this burst. While the parent waits, it also looks after the child once a minute: a nudge that a
/// crash swallowed must not make it wait for ever.
/// </summary>
[Activity("Elsa", "Composition", "Starts another workflow, which runs beside this one.", Kind = ActivityKind.Task)]
[Output(Description = "The outputs of the started run if it was waited for, else its instance ID.")]
public sealed class DispatchWorkflow : Activity<object?>
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "WorkflowConnect.ChildEnded";

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Definition of the child.</summary>
    [Input(DisplayName = "Workflow Definition", Description = "The workflow to start.", UIHint = InputUIHints.WorkflowDefinitionPicker)]
    public Input<string> WorkflowDefinitionId { get; set; } = default!;

    /// <summary>The child's reference.</summary>
    [Input(DisplayName = "Correlation ID", Description = "Correlation ID that the started run gets.")]
    public Input<string?> CorrelationId { get; set; } = default!;

    /// <summary>The child's input.</summary>
    [Input(Description = "Input values of the started run, by name.", UIHint = InputUIHints.Dictionary)]
    public Input<IDictionary<string, object>?> Input { get; set; } = default!;

    /// <summary>Wait until the child has ended; its output is the result.</summary>
    [Input(DisplayName = "Wait for Completion", Description = "Go on only after the started run has ended. Otherwise go on at once.")]
    public Input<bool> WaitForCompletion { get; set; } = new(false);

    /// <summary>Kept for definitions of other servers.</summary>
    [Input(Description = "Kept for definitions of other servers: whether the started run begins a trace of its own.", Category = "Open Telemetry")]
    public Input<bool> StartNewTrace { get; set; } = new(false);

    /// <summary>Kept for definitions of other servers: there is one channel.</summary>
    [Input(DisplayName = "Channel", Description = "Kept for definitions of other servers: the queue that takes the run. Here all runs share one queue.")]
    public Input<string?> ChannelName { get; set; } = default!;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var childId = ContextId.OfChild(context.Id);
        var waits = context.Get(WaitForCompletion);
        await context.GetRequiredService<ChildWorkflows>().CreateAsync(
            context.WorkflowExecutionContext,
            new StartWorkflow
            {
                DefinitionId = context.Get(WorkflowDefinitionId) ?? "",
                InstanceId = childId,
                CorrelationId = context.Get(CorrelationId),
                ParentInstanceId = context.WorkflowExecutionContext.Id,
                Input = ChildInput.Of(context, context.Get(Input)),
            },
            context.CancellationToken);
        if (waits)
        {
            Wait(context, childId);
            return;
        }

        context.Set(Result, childId);
        await context.CompleteActivityAsync();
    }

    private void Wait(ActivityExecutionContext context, string childId)
    {
        context.SetProperty("Child", childId);
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = StimulusName,
            Stimulus = new ChildStimulus(childId),
            Callback = OnChildEndedAsync,
            DueAt = context.WorkflowExecutionContext.Now() + Look,
        });
    }

    private async ValueTask OnChildEndedAsync(ActivityExecutionContext context)
    {
        var childId = context.GetProperty<string>("Child")!;
        var child = await context.GetRequiredService<IWorkflowInstanceStore>().FindAsync(childId, context.CancellationToken);
        if (child is { Status: WorkflowStatus.Running })
        {
            Wait(context, childId);
            return;
        }

        context.Set(Result, child is null ? null : StateReader.Output(child));
        await context.CompleteActivityAsync();
    }
}
