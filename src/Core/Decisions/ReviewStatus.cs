namespace WorkflowConnect.Core.Decisions;

/// <summary>How far a review is.</summary>
public enum ReviewStatus
{
    /// <summary>Nobody has said anything.</summary>
    Open,

    /// <summary>One person has proposed a verdict; another has to confirm it.</summary>
    Proposed,

    /// <summary>Two persons agree.</summary>
    Decided,
}
