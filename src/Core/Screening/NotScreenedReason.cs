namespace WorkflowConnect.Core.Screening;

/// <summary>Why a check decided nothing.</summary>
public enum NotScreenedReason
{
    /// <summary>A list that the profile demands has no accepted version.</summary>
    ListMissing,

    /// <summary>A list that the profile demands is older than the profile allows.</summary>
    ListTooOld,

    /// <summary>The party has no name that could be compared.</summary>
    InputUnusable,

    /// <summary>The screening provider failed or did not answer.</summary>
    ProviderUnavailable,

    /// <summary>The self-test of the running configuration is red: what it does not find, nobody may take for absent.</summary>
    SelfTestFailed,
}
