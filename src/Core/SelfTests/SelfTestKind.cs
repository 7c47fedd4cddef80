namespace WorkflowConnect.Core.SelfTests;

/// <summary>What a case of the self-test tries.</summary>
public enum SelfTestKind
{
    /// <summary>A listed name as it is listed.</summary>
    Exact,

    /// <summary>A listed name with one slip of the pen.</summary>
    Misspelt,

    /// <summary>A name that is listed in Latin letters, written in another script; or the one that is listed so.</summary>
    OtherScript,

    /// <summary>A name that nobody has.</summary>
    NotListed,
}
