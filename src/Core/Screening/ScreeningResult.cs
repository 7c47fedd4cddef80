using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Screening;

/// <summary>The result of one check, with everything needed to explain and to repeat it.</summary>
public sealed record ScreeningResult
{
    public required ScreeningOutcome Outcome { get; init; }

    /// <summary>Set if and only if the outcome is <see cref="ScreeningOutcome.NotScreened"/>.</summary>
    public NotScreenedReason? Reason { get; init; }

    /// <summary>Matches at or above the review threshold, best first.</summary>
    public IReadOnlyList<ScreeningMatch> Matches { get; init; } = [];

    /// <summary>The best entry below the threshold, or null when no entry resembles the party at all.</summary>
    public ScreeningMatch? Nearest { get; init; }

    /// <summary>The lists that the party was compared with.</summary>
    public required IReadOnlyList<ListVersion> Lists { get; init; }

    /// <summary>Lists of the profile that could not be used.</summary>
    public IReadOnlyList<string> UnavailableLists { get; init; } = [];

    /// <summary>Name and version of the matcher, e.g. <c>builtin/1</c>; the same version gives the same result for ever.</summary>
    public required string Engine { get; init; }

    /// <summary>The self-test was red: what was not found proves nothing, so that known false positives alone do not clear.</summary>
    public bool IsUnproven { get; init; }

    /// <summary>The external service that was asked, or null.</summary>
    public ProviderReference? Provider { get; init; }

    /// <summary>What another matcher said, where the profile wants two; null where it wants one.</summary>
    public SecondOpinion? SecondOpinion { get; init; }
}
