namespace WorkflowConnect.Engine;

/// <summary>One entry of a run's journal.</summary>
public sealed record JournalRow
{
    /// <summary>Key, first part.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Key, second part; from 0, without gaps.</summary>
    public required int Sequence { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>See <see cref="JournalEvents"/>.</summary>
    public required string EventName { get; init; }

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

    /// <summary>Its execution.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>The execution around it.</summary>
    public string? ParentActivityInstanceId { get; init; }

    /// <summary>The execution that led to it: the one before it in a flowchart, else the one around it.</summary>
    public string? SchedulingActivityInstanceId { get; init; }

    /// <summary>Activity of <see cref="SchedulingActivityInstanceId"/>.</summary>
    public string? SchedulingActivityId { get; init; }

    /// <summary>Number of executions that led to it, from 0.</summary>
    public int CallStackDepth { get; init; }

    /// <summary>Safe text.</summary>
    public string? Message { get; init; }

    /// <summary>JSON: outcomes and what the activity noted.</summary>
    public string? Payload { get; init; }

    /// <summary>JSON: the evaluated inputs by name, as far as they may be recorded.</summary>
    public string? ActivityState { get; init; }

    /// <summary>JSON: the outputs by name, as far as they may be recorded.</summary>
    public string? Outputs { get; init; }

    /// <summary>Full name of the exception's type.</summary>
    public string? ExceptionType { get; init; }
}
