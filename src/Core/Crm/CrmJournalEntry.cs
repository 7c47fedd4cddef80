namespace WorkflowConnect.Core.Crm;

/// <summary>What we did, or tried to do, in a CRM on behalf of a check.</summary>
public sealed record CrmJournalEntry
{
    public required string IdempotencyKey { get; init; }

    /// <summary>The check that allowed it.</summary>
    public required string CheckId { get; init; }

    /// <summary><c>upsert-company</c>, <c>upsert-contact</c>, <c>add-to-list</c>, <c>attach-document</c>, <c>log-activity</c>, <c>mark-screened</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it aimed at in words without personal data: the list's name, the file name, or null.</summary>
    public string? Target { get; init; }

    public required DateTimeOffset At { get; init; }

    public required WriteOutcome Outcome { get; init; }
}
