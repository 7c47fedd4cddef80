namespace WorkflowConnect.Core.Decisions;

/// <summary>What a review ends with.</summary>
public enum Verdict
{
    /// <summary>Not the listed party: business may go on.</summary>
    Released,

    /// <summary>The listed party: business is refused.</summary>
    Confirmed,
}
