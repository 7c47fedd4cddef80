namespace WorkflowConnect.Engine;

/// <summary>A try that failed and was followed by another.</summary>
public sealed record RetryAttempt
{
    /// <summary>The execution.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>Its activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Its run.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>Number of the try that failed, from 1.</summary>
    public required int AttemptNumber { get; init; }

    /// <summary>The wait that followed.</summary>
    public required TimeSpan RetryDelay { get; init; }

    /// <summary>When it failed (UTC).</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Type of the exception.</summary>
    public required string ExceptionType { get; init; }

    /// <summary>Its message, unless it is withheld.</summary>
    public required string Message { get; init; }
}
