namespace WorkflowConnect.Core.Decisions;

/// <summary>The review after an accepted vote, or the problem; never both.</summary>
public sealed record DecisionResult
{
    private DecisionResult(Review? review, DecisionProblem? problem) => (Review, Problem) = (review, problem);

    public Review? Review { get; }

    public DecisionProblem? Problem { get; }

    public static DecisionResult Accepted(Review review) => new(review, null);

    public static DecisionResult Refused(DecisionProblem problem) => new(null, problem);
}
