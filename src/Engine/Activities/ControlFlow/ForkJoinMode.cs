namespace WorkflowConnect.Engine.Activities;

/// <summary>When a fork completes.</summary>
public enum ForkJoinMode
{
    /// <summary>When one branch has completed; the others are cancelled.</summary>
    WaitAny,

    /// <summary>When all branches have ended.</summary>
    WaitAll,
}
