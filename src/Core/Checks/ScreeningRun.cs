using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Checks;

/// <summary>Parties that somebody had screened for the answer alone, as numbers: nobody's name.</summary>
public sealed record ScreeningRun
{
    public required string Id { get; init; }

    /// <summary>Name of the user or key who asked.</summary>
    public required string Actor { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required ScreeningProfile Profile { get; init; }

    /// <summary>How many ended how.</summary>
    public SortedDictionary<ScreeningOutcome, long> Counts { get; } = [];

    /// <summary>Name and version of the matcher; null before the first result.</summary>
    public string? Engine { get; private set; }

    /// <summary>The list versions that all of them met.</summary>
    public IReadOnlyList<ListVersion> Lists { get; private set; } = [];

    /// <summary>Lists of the profile that could not be used.</summary>
    public IReadOnlyList<string> UnavailableLists { get; private set; } = [];

    /// <summary>The checks, where each party got one of its own.</summary>
    public IReadOnlyList<string> CheckIds { get; init; } = [];

    /// <summary>Counts a result; null for a row that could not be read.</summary>
    public void Count(ScreeningResult? result)
    {
        var outcome = result?.Outcome ?? ScreeningOutcome.NotScreened;
        Counts[outcome] = Counts.GetValueOrDefault(outcome) + 1;
        if (Engine is null && result is not null)
        {
            (Engine, Lists, UnavailableLists) = (result.Engine, result.Lists, result.UnavailableLists);
        }
    }
}
