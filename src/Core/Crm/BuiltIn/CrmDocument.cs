namespace WorkflowConnect.Core.Crm.BuiltIn;

/// <summary>A document that lies on records.</summary>
public sealed record CrmDocument
{
    public required string Id { get; init; }

    public required IReadOnlyList<RecordRef> Records { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }
}
