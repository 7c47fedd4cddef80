namespace WorkflowConnect.Engine.Authoring;

/// <summary>What an activity is to the engine and to the designer.</summary>
public enum ActivityKind
{
    /// <summary>Computes in memory; may run again after a crash without harm.</summary>
    Action,

    /// <summary>Can start a workflow.</summary>
    Trigger,

    /// <summary>Has an outside effect and always works beside its run, which rests meanwhile and is not held.</summary>
    Job,

    /// <summary>Has an outside effect: the engine saves a checkpoint before it runs.</summary>
    Task,
}
