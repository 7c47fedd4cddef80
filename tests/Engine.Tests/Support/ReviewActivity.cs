namespace WorkflowConnect.Engine.Tests;

/// <summary>Written as for Elsa 3.8: waits for a decision, then has an effect.</summary>
[FlowNode("Clear", "Hit")]
[Activity("Test", "Review", Kind = ActivityKind.Task)]
public class ReviewActivity : Activity
{
    [Input(Description = "Reference of the case.")]
    public Input<string> Case { get; set; } = default!;

    [Output(Description = "The decision.")]
    public Output<string>? Decision { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var reference = context.Get(Case);
        if (reference == "none")
        {
            await context.CompleteActivityWithOutcomesAsync("Clear");
            return;
        }

        context.CreateBookmark(new CreateBookmarkArgs
        {
            Stimulus = new ReviewStimulus(reference!),
            Callback = OnResumedAsync,
            BookmarkName = "Review",
            IncludeActivityInstanceId = false,
        });
    }

    private async ValueTask OnResumedAsync(ActivityExecutionContext context)
    {
        context.GetRequiredService<Effects>().Add(context.Id, context.Activity.Id);
        var decision = context.GetWorkflowInput<string>("decision")!;
        context.Set(Decision, decision);
        await context.CompleteActivityWithOutcomesAsync(decision);
    }
}
