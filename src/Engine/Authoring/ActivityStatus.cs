namespace WorkflowConnect.Engine.Authoring;

/// <summary>Where one execution of an activity stands.</summary>
public enum ActivityStatus
{
    /// <summary>Queued, or its precondition is not met.</summary>
    Pending,

    /// <summary>Begun and not ended; may be waiting for a bookmark.</summary>
    Running,

    /// <summary>Ended with outcomes.</summary>
    Completed,

    /// <summary>Ended from outside.</summary>
    Canceled,

    /// <summary>Threw, and no retry is left.</summary>
    Faulted,
}
