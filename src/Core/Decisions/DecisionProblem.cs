namespace WorkflowConnect.Core.Decisions;

/// <summary>Why a vote was not taken.</summary>
public enum DecisionProblem
{
    NoSuchReview,
    AlreadyDecided,

    /// <summary>The reason is not on the closed list, or belongs to the other verdict.</summary>
    ReasonDoesNotFit,

    /// <summary>Nobody approves their own proposal.</summary>
    SamePerson,
}
