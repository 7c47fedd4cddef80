namespace WorkflowConnect.Engine;

/// <summary>What became of one node in one instance: the numbers on a designer's badges.</summary>
public sealed record ActivityExecutionStats
{
    /// <summary>The activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Its path.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>Executions that began.</summary>
    public required int StartedCount { get; init; }

    /// <summary>Executions that ended by themselves.</summary>
    public required int CompletedCount { get; init; }

    /// <summary>Executions that began and did not end by themselves.</summary>
    public required int UncompletedCount { get; init; }

    /// <summary>An execution waits.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>An execution failed.</summary>
    public required bool IsFaulted { get; init; }

    /// <summary>Faults, those within a container included.</summary>
    public required int AggregateFaultCount { get; init; }

    /// <summary>Counts the executions of one node; there must be one.</summary>
    public static ActivityExecutionStats Of(IReadOnlyCollection<ActivityExecution> executions)
    {
        var first = executions.First();
        var completed = executions.Count(execution => execution.Status == ActivityStatus.Completed);
        return new ActivityExecutionStats
        {
            ActivityId = first.ActivityId,
            ActivityNodeId = first.NodeId,
            StartedCount = executions.Count,
            CompletedCount = completed,
            UncompletedCount = executions.Count - completed,
            IsBlocked = executions.Any(execution => execution.HasBookmarks),
            IsFaulted = executions.Any(execution => execution.Status == ActivityStatus.Faulted),
            AggregateFaultCount = executions.Sum(execution => execution.AggregateFaultCount),
        };
    }
}
