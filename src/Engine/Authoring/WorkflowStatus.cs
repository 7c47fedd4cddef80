namespace WorkflowConnect.Engine.Authoring;

/// <summary>Whether an instance can still do something.</summary>
public enum WorkflowStatus
{
    /// <summary>Has work, or waits.</summary>
    Running,

    /// <summary>Ended: see the sub-status.</summary>
    Finished,
}
