namespace WorkflowConnect.Engine;

/// <summary>When a run is saved besides at its end, on suspension and around outside effects.</summary>
[Flags]
internal enum CommitPoints
{
    None = 0,
    WorkflowExecuting = 1,
    ActivityExecuting = 2,
    ActivityExecuted = 4,
    Periodic = 8,
}
