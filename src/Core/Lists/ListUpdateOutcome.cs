namespace WorkflowConnect.Core.Lists;

/// <summary>How the update of a list ended.</summary>
public enum ListUpdateOutcome
{
    /// <summary>A new version is in use.</summary>
    Changed,

    /// <summary>The version in use is the publisher's newest.</summary>
    Confirmed,

    /// <summary>A file came but was not accepted; the last good version stays.</summary>
    Refused,

    /// <summary>No file came; the last good version stays.</summary>
    Failed,
}
