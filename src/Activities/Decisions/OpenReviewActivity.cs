using WorkflowConnect.Activities.Safety;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;

namespace WorkflowConnect.Activities.Decisions;

/// <summary>Puts a possible hit before people and waits until two of them agree.</summary>
[Activity("WorkflowConnect", "OpenReview", 1, "Puts a possible hit before people and waits until two of them agree.", "Screening", DisplayName = "Open review", Kind = ActivityKind.Task)]
[GivesClearance("Released")]
[LeavesOnce]
[FlowNode("Released", "Confirmed")]
public sealed class OpenReviewActivity : Activity
{
    /// <summary>Name of the bookmark that a decision resumes.</summary>
    public const string BookmarkName = "WorkflowConnect.Review";

    [Input(DisplayName = "Check", Description = "Id of the check.")]
    public Input<string> CheckId { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var review = await context.GetRequiredService<OpenReview>()
            .RunAsync(context.Get(CheckId)!, context.CancellationToken);
        context.SetProperty("ReviewId", review.Id);
        context.CreateBookmark(new CreateBookmarkArgs
        {
            Stimulus = new ReviewStimulus(review.Id),
            Callback = OnDecidedAsync,
            BookmarkName = BookmarkName,
            IncludeActivityInstanceId = false,
        });
    }

    // The decision is read from our table: the message that woke us only says that there is one.
    private async ValueTask OnDecidedAsync(ActivityExecutionContext context)
    {
        var reviewId = context.GetProperty<string>("ReviewId")!;
        var review = await context.GetRequiredService<IDatabase>()
            .ReadAsync((work, ct) => work.Reviews.FindAsync(reviewId, ct), context.CancellationToken);
        await context.CompleteActivityWithOutcomesAsync(review?.Verdict switch
        {
            Verdict.Released => "Released",
            Verdict.Confirmed => "Confirmed",
            _ => throw new InvalidOperationException($"Review {reviewId} is not decided."),
        });
    }
}
