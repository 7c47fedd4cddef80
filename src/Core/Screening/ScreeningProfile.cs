using System.Text.Json.Serialization;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening;

/// <summary>The versioned policy of a check: which lists, which thresholds, how old a list may be.</summary>
public sealed record ScreeningProfile
{
    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>Who approved this version, or null when it is the product's own default.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Lists whose hits block.</summary>
    public required IReadOnlyList<string> MandatoryLists { get; init; }

    /// <summary>Lists whose hits only go to review (EU blocking statute, Regulation (EC) No 2271/96).</summary>
    public IReadOnlyList<string> AdvisoryLists { get; init; } = [];

    /// <summary>Score from which a party goes to review; 0 to 1, default 0.75.</summary>
    public double ReviewThreshold { get; init; } = 0.75;

    /// <summary>Score from which a match on a mandatory list is a hit; 0 to 1, default 0.97: a misspelt name alone goes to people.</summary>
    public double HitThreshold { get; init; } = 0.97;

    /// <summary>Greatest age of a list since it was last confirmed with its publisher; default 72 hours.</summary>
    public TimeSpan MaximumListAge { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Sample lists are accepted (and named in every protocol); only for showing the product.</summary>
    public bool AllowSampleLists { get; init; }

    /// <summary>At most so many matches are kept in a result, best first; default 20.</summary>
    public int MaximumMatches { get; init; } = 20;

    /// <summary>How long a clearance holds at most; default 365 days.</summary>
    public TimeSpan ClearanceValidity { get; init; } = TimeSpan.FromDays(365);

    /// <summary>What differences of names and agreement of fields count; the default is the product's own, as measured.</summary>
    public MatchWeights Weights { get; init; } = MatchWeights.Default;

    [JsonIgnore]
    public IEnumerable<string> AllLists => MandatoryLists.Concat(AdvisoryLists);
}
