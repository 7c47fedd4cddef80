namespace Acme.Activities;

/// <summary>Starts a workflow, or goes on with one, when a document has arrived in a folder.</summary>
[Activity("Acme", "Documents", "Starts when a document has arrived in a folder.", DisplayName = "Document arrived")]
public sealed class DocumentArrived : Trigger<object?>
{
    [Input(DisplayName = "Folder", Description = "A literal: it is read when the workflow is published.")]
    public Input<string> Folder { get; set; } = default!;

    protected override object GetTriggerPayload(TriggerIndexingContext context) =>
        new FolderStimulus(context.Get(Folder) ?? "");

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow())
        {
            return OnArrivedAsync(context);
        }

        context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new FolderStimulus(context.Get(Folder) ?? ""), Callback = OnArrivedAsync });
        return ValueTask.CompletedTask;
    }

    private ValueTask OnArrivedAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.GetWorkflowInput<object>("document"));
        return context.CompleteActivityAsync();
    }
}
