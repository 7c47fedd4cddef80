namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>Explains the matches of a result, and the entry that came nearest without being one.</summary>
public sealed record ResultExplanation
{
    /// <summary>In the order of the result's matches.</summary>
    public required IReadOnlyList<MatchExplanation> Matches { get; init; }

    /// <summary>Null when the result has no nearest entry.</summary>
    public MatchExplanation? Nearest { get; init; }
}
