namespace WorkflowConnect.Engine.Authoring;

/// <summary>The status in detail, with Elsa's words.</summary>
public enum WorkflowSubStatus
{
    /// <summary>Created, not begun.</summary>
    Pending,

    /// <summary>Between two checkpoints; found in this state after a crash, it is recovered.</summary>
    Executing,

    /// <summary>Waits for a bookmark.</summary>
    Suspended,

    /// <summary>Ended as designed.</summary>
    Finished,

    /// <summary>Ended from outside.</summary>
    Cancelled,

    /// <summary>Stopped at an incident; an operator may retry it.</summary>
    Faulted,
}
