namespace WorkflowConnect.Core.Crm;

/// <summary>The outcome of one <see cref="CrmWrite"/>.</summary>
public sealed record WriteOutcome
{
    public required WriteStatus Status { get; init; }

    /// <summary>The record that was written or found.</summary>
    public RecordRef? Record { get; init; }

    /// <summary>The CRM's id of the activity, document or list membership that was written.</summary>
    public string? Reference { get; init; }

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>Why it was not written, in words without personal data, or null.</summary>
    public string? Message { get; init; }

    /// <summary>When to try again, for <see cref="WriteStatus.Retryable"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The record is as it was asked to be.</summary>
    public bool IsDone => Status is WriteStatus.Created or WriteStatus.Updated or WriteStatus.Unchanged;
}
