using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Decisions;

/// <summary>What the clearances of a party made of a result.</summary>
/// <param name="Result">The result without the known false positives.</param>
/// <param name="KnownFalsePositives">Matches whose clearance holds.</param>
/// <param name="Reopened">Clearances about matches that do not hold any more.</param>
internal sealed record AppliedClearances(
    ScreeningResult Result,
    IReadOnlyList<KnownFalsePositive> KnownFalsePositives,
    IReadOnlyList<(ReopenedClearance Reopening, Clearance Clearance)> Reopened);
