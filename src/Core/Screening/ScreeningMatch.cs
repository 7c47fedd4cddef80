using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Screening;

/// <summary>An entry that was compared with the party.</summary>
public sealed record ScreeningMatch
{
    public required ListEntry Entry { get; init; }

    /// <summary>The listed name that fits best.</summary>
    public required ListedName MatchedName { get; init; }

    /// <summary>0 (nothing in common) to 1 (the same), rounded to four decimals; the sum of <see cref="Parts"/>.</summary>
    public required double Score { get; init; }

    public required IReadOnlyList<ScorePart> Parts { get; init; }

    /// <summary>This match alone makes the outcome a hit.</summary>
    public bool IsHit { get; init; }
}
