namespace WorkflowConnect.Engine;

/// <summary>One execution of an activity as its journal tells it, see <see cref="ActivityExecutions"/>.</summary>
public sealed record ActivityExecution
{
    /// <summary>Id, as of the journal's entries.</summary>
    public required string Id { get; init; }

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The execution around it.</summary>
    public string? ParentId { get; init; }

    /// <summary>The activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Its path.</summary>
    public required string NodeId { get; init; }

    /// <summary>Its type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>Version of the type.</summary>
    public required int ActivityTypeVersion { get; init; }

    /// <summary>Its name.</summary>
    public string? ActivityName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Where it stands. In a finished instance nothing is running.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>It waits.</summary>
    public bool HasBookmarks { get; init; }

    /// <summary>Faults of its own and of the executions within it.</summary>
    public int AggregateFaultCount { get; init; }

    /// <summary>It threw and nothing came of it since.</summary>
    public bool IsFaulted { get; init; }

    /// <summary>JSON, see <see cref="JournalRow.ActivityState"/>.</summary>
    public string? ActivityState { get; init; }

    /// <summary>JSON, see <see cref="JournalRow.Outputs"/>.</summary>
    public string? Outputs { get; init; }

    /// <summary>JSON, see <see cref="JournalRow.Payload"/>.</summary>
    public string? Payload { get; init; }

    /// <summary>Of the last fault.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>Of the last fault; safe text.</summary>
    public string? ExceptionMessage { get; init; }

    /// <summary>See <see cref="JournalRow.SchedulingActivityInstanceId"/>.</summary>
    public string? SchedulingExecutionId { get; init; }

    /// <summary>See <see cref="JournalRow.SchedulingActivityId"/>.</summary>
    public string? SchedulingActivityId { get; init; }

    /// <summary>See <see cref="JournalRow.CallStackDepth"/>.</summary>
    public int CallStackDepth { get; init; }
}
