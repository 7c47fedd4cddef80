namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// Runs another workflow and goes on with how it stands: at its first wait, or when it has ended. The child's id is
/// derived from this execution, so that it is created once whatever happens.
/// </summary>
[Activity("Elsa", "Composition", "Runs another workflow as a part of this one and goes on with what came of it.", DisplayName = "Execute Workflow", Kind = ActivityKind.Task)]
[Output(Description = "How the run stands: its instance ID, status and outputs.")]
public sealed class ExecuteWorkflow : Activity<ExecuteWorkflowResult>
{
    /// <summary>Name of the bookmark that a child resumes which waits for something.</summary>
    public const string PausedName = "WorkflowConnect.ChildPaused";

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Definition of the child.</summary>
    [Input(DisplayName = "Workflow Definition", Description = "The workflow to run.", UIHint = InputUIHints.WorkflowDefinitionPicker)]
    public Input<string> WorkflowDefinitionId { get; set; } = default!;

    /// <summary>The child's reference.</summary>
    [Input(DisplayName = "Correlation ID", Description = "Correlation ID that the run gets.")]
    public Input<string?> CorrelationId { get; set; } = default!;

    /// <summary>The child's input.</summary>
    [Input(Description = "Input values of the run, by name.", UIHint = InputUIHints.Dictionary)]
    public Input<IDictionary<string, object>?> Input { get; set; } = default!;

    /// <summary>Wait until the child has ended, not only until it waits itself.</summary>
    [Input(DisplayName = "Wait for Completion", Description = "Go on only after the run has ended. Otherwise go on as soon as it waits for something.")]
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
