namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// Runs another workflow and goes on with how it stands: at its first wait, or when it has ended. The child's id is
/// derived from this execution, so that it is created once whatever happens.
/// </summary>
[Activity("Elsa", "Composition", "Runs another workflow as a part of this one.", DisplayName = "Execute Workflow", Kind = ActivityKind.Task)]
public sealed class ExecuteWorkflow : Activity<ExecuteWorkflowResult>
{
    /// <summary>Name of the bookmark that a child resumes which waits for something.</summary>
    public const string PausedName = "WorkflowConnect.ChildPaused";

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Definition of the child.</summary>
    [Input(Description = "Workflow that runs.", UIHint = InputUIHints.WorkflowDefinitionPicker)]
    public Input<string> WorkflowDefinitionId { get; set; } = default!;

    /// <summary>The child's reference.</summary>
    [Input(Description = "Correlation id of the child.")]
    public Input<string?> CorrelationId { get; set; } = default!;

    /// <summary>The child's input.</summary>
    [Input(Description = "Input of the child, by name.", UIHint = InputUIHints.Dictionary)]
    public Input<IDictionary<string, object>?> Input { get; set; } = default!;

    /// <summary>Wait until the child has ended, not only until it waits itself.</summary>
    [Input(Description = "Go on only when the child has ended.")]
    public Input<bool> WaitForCompletion { get; set; } = new(false);

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var childId = ContextId.OfChild(context.Id);
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
            context.CancellationToken,
            ChildWorkflows.NestingBelow(context.WorkflowExecutionContext));
        context.SetProperty("Child", childId);
        Wait(context, childId);
    }

    private void Wait(ActivityExecutionContext context, string childId)
    {
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = DispatchWorkflow.StimulusName,
            Stimulus = new ChildStimulus(childId),
            Callback = OnChildAsync,
            DueAt = context.WorkflowExecutionContext.Now() + Look,
        });
        if (!context.Get(WaitForCompletion))
        {
            context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = PausedName, Stimulus = new ChildStimulus(childId), Callback = OnChildAsync });
        }
    }

    private async ValueTask OnChildAsync(ActivityExecutionContext context)
    {
        context.ClearBookmarks();
        var childId = context.GetProperty<string>("Child")!;
        var child = await context.GetRequiredService<IWorkflowInstanceStore>().FindAsync(childId, context.CancellationToken);
        if (child is { Status: WorkflowStatus.Running }
            && (context.Get(WaitForCompletion) || child.SubStatus != WorkflowSubStatus.Suspended))
        {
            Wait(context, childId);
            return;
        }

        if (child is not null)
        {
            context.Set(Result, new ExecuteWorkflowResult
            {
                WorkflowInstanceId = childId,
                Status = child.Status,
                SubStatus = child.SubStatus,
                Output = StateReader.Output(child),
            });
        }

        await context.CompleteActivityAsync();
    }
}
