namespace WorkflowConnect.Screening.Bench;

/// <summary>One figure of the scorecard, 0 to 1.</summary>
/// <param name="IsBetterHigh">Null when the figure only tells under what it was measured.</param>
public sealed record ScorecardFigure(string Name, double Value, bool? IsBetterHigh);
