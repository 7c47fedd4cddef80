namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>Why an entry came out as it did; its parts stand with the match.</summary>
public sealed record MatchExplanation
{
    public required ScreeningMatch Match { get; init; }

    /// <summary>The outcome that this entry by itself gives.</summary>
    public required ScreeningOutcome Outcome { get; init; }

    /// <summary>What the score lacks of the review threshold, in score points; null when it reaches it.</summary>
    public double? BelowThreshold { get; init; }

    /// <summary>
    /// At most three, the most telling first; empty when nothing that was tried changes the outcome or moves the score by 0.02.
    /// Null when they could not be checked, because the lists or the matcher are no longer those of the result.
    /// </summary>
    public IReadOnlyList<Counterfactual>? Counterfactuals { get; init; }
}
