using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Decisions;

/// <summary>A match that people released before and that nothing relevant has changed about.</summary>
public sealed record KnownFalsePositive
{
    public required ScreeningMatch Match { get; init; }

    public required string ClearanceId { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }
}
