namespace WorkflowConnect.Core.Decisions;

/// <summary>Why a clearance does not hold any more.</summary>
public enum ReopeningCause
{
    /// <summary>Something that matters of the party has changed.</summary>
    Subject,

    /// <summary>Something that matters of the entry has changed.</summary>
    Entry,

    /// <summary>Thresholds or weights of the profile have changed, or the role of the list.</summary>
    Profile,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,

    /// <summary>An earlier check has reopened it already, and nobody has decided anew.</summary>
    Reopened,
}
