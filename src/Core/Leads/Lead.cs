namespace WorkflowConnect.Core.Leads;

/// <summary>Somebody who arrived through a source and has to be checked before the CRM may know.</summary>
public sealed record Lead
{
    public required string Id { get; init; }

    /// <summary>Key of the source: <c>contact-form</c>, <c>newsletter</c>, <c>event</c>, …</summary>
    public required string Source { get; init; }

    /// <summary>The source and its <c>Idempotency-Key</c> or content hash; unique, so that a replay is recognised.</summary>
    public required string ReplayKey { get; init; }

    /// <summary>Lower-case hex SHA-256 of the content, to tell a replay from another content under the same key.</summary>
    public required string ContentSha256 { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required LeadStatus Status { get; init; }

    /// <summary>The workflow instance that handles it; fixed when the lead is accepted, so that a second start is a no-op.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Null once erased.</summary>
    public required LeadData? Data { get; init; }

    public string? CheckId { get; init; }

    /// <summary>When it reached a final status, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When a lead that could not be screened is tried again, or null.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public int Attempts { get; init; }
}
