namespace WorkflowConnect.Core.Crm;

/// <summary>Asks for one page of records, in an order that loses and repeats none.</summary>
public sealed record CrmPageRequest
{
    public required RecordKind Kind { get; init; }

    /// <summary>Opaque position from the page before, or null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 500 records.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Only records last screened before this time, or never.</summary>
    public DateTimeOffset? ScreenedBefore { get; init; }

    /// <summary>Only records changed at or after this time.</summary>
    public DateTimeOffset? ChangedSince { get; init; }
}
