namespace Acme.Activities;

/// <summary>Waits until a document has arrived.</summary>
[Activity("Acme", "Documents", "Waits until a document has arrived.", DisplayName = "Wait for document", Kind = ActivityKind.Task)]
[FlowNode("Accepted", "Declined")]
public sealed class WaitForDocument : Activity
{
    [Input(DisplayName = "Document", Description = "Id of the document.")]
    public Input<string> DocumentId { get; set; } = default!;

    protected override void Execute(ActivityExecutionContext context) =>
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = "Acme.Document",
            Stimulus = new DocumentStimulus(context.Get(DocumentId)!),
            Callback = OnArrivedAsync,
        });

    private async ValueTask OnArrivedAsync(ActivityExecutionContext context) =>
        await context.CompleteActivityWithOutcomesAsync(context.GetWorkflowInput<bool>("accepted") ? "Accepted" : "Declined");
}
