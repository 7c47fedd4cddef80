namespace WorkflowConnect.Engine;

/// <summary>An exception in an activity, as stored. Never holds a message that may contain personal data.</summary>
public sealed record IncidentRow
{
    /// <summary>Key: derived from the execution and its attempt.</summary>
    public required string Id { get; init; }

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Its path.</summary>
    public required string NodeId { get; init; }

    /// <summary>Its type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>Its execution.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>Full name of the exception's type.</summary>
    public required string ExceptionType { get; init; }

    /// <summary>The exception's message if it is an <see cref="ISafeMessage"/>, else a general text.</summary>
    public required string Message { get; init; }

    /// <summary>Number of the try that failed, beginning with 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>What the engine did.</summary>
    public required IncidentOutcome Outcome { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
