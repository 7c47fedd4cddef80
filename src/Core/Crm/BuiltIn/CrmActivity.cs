namespace WorkflowConnect.Core.Crm.BuiltIn;

/// <summary>An entry in the history of records.</summary>
public sealed record CrmActivity
{
    public required string Id { get; init; }

    public required IReadOnlyList<RecordRef> Records { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? DocumentId { get; init; }
}
