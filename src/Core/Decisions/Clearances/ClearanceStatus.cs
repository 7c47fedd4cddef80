namespace WorkflowConnect.Core.Decisions;

/// <summary>How a clearance stands.</summary>
public enum ClearanceStatus
{
    /// <summary>It is used wherever it holds.</summary>
    Active,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>A check found that something relevant has changed.</summary>
    Reopened,

    /// <summary>A compliance officer took it back, or two persons confirmed the match later.</summary>
    Revoked,

    /// <summary>A newer one about the same party and entry took its place.</summary>
    Replaced,

    /// <summary>What was personal in it was erased; it can never be used again.</summary>
    Erased,
}
