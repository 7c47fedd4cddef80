namespace WorkflowConnect.Core.Decisions;

/// <summary>A possible hit that waits for two persons (four eyes).</summary>
public sealed record Review
{
    public required string Id { get; init; }

    public required string CheckId { get; init; }

    public string? LeadId { get; init; }

    /// <summary>The CRM record that was checked, as text; null for a lead.</summary>
    public string? Record { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required ReviewStatus Status { get; init; }

    /// <summary>All that was said, in order; a proposal that was contradicted stays readable.</summary>
    public IReadOnlyList<Vote> Votes { get; init; } = [];

    public Verdict? Verdict { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Until when the clearances of a release hold; null while undecided, and when confirmed.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>When it was escalated because nobody decided in time, or null.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>When the waiting workflow was told, or null; a sweeper tells it again.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}
