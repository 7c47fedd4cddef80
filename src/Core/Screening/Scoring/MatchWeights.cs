namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>All weights of the built-in matcher. Part of the profile's version: other weights are another profile.</summary>
public sealed record MatchWeights
{
    public static MatchWeights Default { get; } = new();

    /// <summary>Where the listed name is a person's.</summary>
    public NameWeights Person { get; init; } = new();

    /// <summary>Where it is an organisation's, a vessel's or an aircraft's.</summary>
    public NameWeights Organisation { get; init; } = new();

    public double WeakAlias { get; init; } = -0.06;

    /// <summary>A person against an organisation, or the other way round.</summary>
    public double OtherKind { get; init; } = -0.12;

    public double PersonOrCraft { get; init; } = -0.30;

    public double SameDay { get; init; } = 0.05;

    public double WithinVagueness { get; init; } = 0.02;

    /// <summary>A birth date that is off by no more than a slip or a year.</summary>
    public double NearBirthDate { get; init; } = -0.08;

    public double OtherBirthDate { get; init; } = -0.25;

    public double SameCountry { get; init; } = 0.02;

    public double OtherCountry { get; init; } = -0.04;

    public NameWeights Of(bool isPerson) => isPerson ? Person : Organisation;
}
