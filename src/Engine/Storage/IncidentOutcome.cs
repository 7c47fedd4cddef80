namespace WorkflowConnect.Engine;

/// <summary>What the engine did after an incident.</summary>
public enum IncidentOutcome
{
    /// <summary>It will try again.</summary>
    RetryScheduled,

    /// <summary>The run stopped.</summary>
    WorkflowFaulted,

    /// <summary>Other branches went on.</summary>
    BranchFaulted,
}
