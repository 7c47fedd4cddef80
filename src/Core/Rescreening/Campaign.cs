using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>One pass over the customers of a CRM: a cursor that moves page by page, never all in memory.</summary>
public sealed record Campaign
{
    public required string Id { get; init; }

    public required CheckTrigger Trigger { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Customers last screened before this time are due.</summary>
    public required DateTimeOffset ScreenedBefore { get; init; }

    /// <summary>True when the records were chosen beforehand and are kept with the campaign; false when the CRM is asked for those that are due.</summary>
    public bool IsOfChosenRecords { get; init; }

    /// <summary>The kind that is being read: companies first, then contacts.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Where the next page starts, or null for the first of <see cref="Kind"/>; of chosen records their position.</summary>
    public string? Cursor { get; init; }

    /// <summary>Idempotency key of the page that was read last, so that a second try reads the same page.</summary>
    public string? LastPageKey { get; init; }

    /// <summary>The records of that page, so that a second try gets the same ones.</summary>
    public IReadOnlyList<string> LastPage { get; init; } = [];

    public int Selected { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}
