namespace WorkflowConnect.Engine;

/// <summary>
/// The commit strategies by name, for workflows and for activities; an activity's goes first. They only add checkpoints:
/// those around outside effects, on suspension and at the end are always made.
/// </summary>
public static class CommitStrategies
{
    private static readonly string[] Suffixes = ["WorkflowStrategy", "ActivityStrategy", "Strategy"];

    /// <summary>Strategies of workflows.</summary>
    public static IReadOnlyList<StrategyDescription> OfWorkflows { get; } =
    [
        new("WorkflowExecuting", "Workflow executing", "Saves the run before it goes on."),
        new("WorkflowExecuted", "Workflow executed", "Saves the run when it rests or ends."),
        new("ActivityExecuting", "Activity executing", "Saves the run before each activity."),
        new("ActivityExecuted", "Activity executed", "Saves the run after each activity."),
        new("Periodic", "Periodic", "Saves the run at an interval while it works."),
    ];

    /// <summary>Strategies of activities.</summary>
    public static IReadOnlyList<StrategyDescription> OfActivities { get; } =
    [
        new("Executing", "Executing", "Saves the run before the activity."),
        new("Executed", "Executed", "Saves the run after the activity."),
        new("CommitAlways", "Commit always", "Saves the run before and after the activity."),
        new("CommitNever", "Commit later", "Saves the run neither before nor after the activity, whatever the workflow says."),
    ];

    internal static CommitPoints OfWorkflow(string? name) => Word(name) switch
    {
        "workflowexecuting" => CommitPoints.WorkflowExecuting,
        "activityexecuting" => CommitPoints.ActivityExecuting,
        "activityexecuted" => CommitPoints.ActivityExecuted,
        "periodic" => CommitPoints.Periodic,
        _ => CommitPoints.None,
    };

    // Null: the workflow's strategy holds.
    internal static CommitPoints? OfActivity(string? name) => Word(name) switch
    {
        "executing" => CommitPoints.ActivityExecuting,
        "executed" => CommitPoints.ActivityExecuted,
        "commitalways" => CommitPoints.ActivityExecuting | CommitPoints.ActivityExecuted,
        "commitnever" or "commitlater" => CommitPoints.None,
        _ => null,
    };

    // Other servers name them after their classes.
    private static string Word(string? name)
    {
        var word = (name ?? "").Replace(" ", "", StringComparison.Ordinal);
        var suffix = Array.Find(Suffixes, ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return word[..^(suffix?.Length ?? 0)].ToLowerInvariant();
    }
}
