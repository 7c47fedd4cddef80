using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;

namespace WorkflowConnect.Host.Reviews;

/// <summary>A clearance: which party was released from which entry, by whom, and until when.</summary>
internal sealed record ClearanceBody
{
    public required string Id { get; init; }

    public required string ReviewId { get; init; }

    /// <summary><c>active</c>, <c>expired</c>, <c>reopened</c>, <c>revoked</c>, <c>replaced</c> or <c>erased</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>The CRM record, or null for a lead.</summary>
    public string? Record { get; init; }

    /// <summary>What mattered of the party, field by field; null once erased.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Subject { get; init; }

    public string? SubjectFingerprint { get; init; }

    public required string List { get; init; }

    public required string EntryId { get; init; }

    public required string EntrySha256 { get; init; }

    /// <summary>What mattered of the entry, field by field.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Entry { get; init; }

    /// <summary>Name and version, e.g. <c>standard/3</c>.</summary>
    public required string Profile { get; init; }

    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }

    public required string ApprovedBy { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public static ClearanceBody Of(Clearance clearance) => new()
    {
        Id = clearance.Id,
        ReviewId = clearance.ReviewId,
        Status = DomainJson.Word(clearance.Status),
        CreatedAt = clearance.CreatedAt,
        ValidUntil = clearance.ValidUntil,
        Record = clearance.Record,
        Subject = clearance.Subject is { } subject ? Texts(subject) : null,
        SubjectFingerprint = clearance.SubjectFingerprint,
        List = clearance.List,
        EntryId = clearance.EntryId,
        EntrySha256 = clearance.EntrySha256,
        Entry = Texts(clearance.Entry),
        Profile = clearance.Profile,
        Reason = clearance.Reason,
        ProposedBy = clearance.ProposedBy,
        ApprovedBy = clearance.ApprovedBy,
        EndedAt = clearance.EndedAt,
        EndedBy = clearance.EndedBy,
    };

    private static Dictionary<string, IReadOnlyList<string>> Texts(RelevantContent content) => content.Fields.ToDictionary(
        field => field.Name, IReadOnlyList<string> (field) => [.. field.Values.Select(value => value.Text)], StringComparer.Ordinal);
}
