namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// A lasting release ("good guy"): two persons decided that this party is not that entry. It holds for exactly what they
/// saw, and shows the difference when it does not hold any more.
/// </summary>
public sealed record Clearance
{
    public required string Id { get; init; }

    /// <summary>The review that ended with the release.</summary>
    public required string ReviewId { get; init; }

    public required string CheckId { get; init; }

    public required ClearanceStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on it does not hold.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>The CRM record of the party as text, or null for a lead.</summary>
    public string? Record { get; init; }

    /// <summary>See <see cref="SubjectContent.KeyOf"/>; null once erased.</summary>
    public string? SubjectKey { get; init; }

    /// <summary>Hash of <see cref="Subject"/>; null once erased.</summary>
    public string? SubjectFingerprint { get; init; }

    /// <summary>What mattered of the party on the day of the release; personal, null once erased.</summary>
    public RelevantContent? Subject { get; init; }

    /// <summary>Goes into the ledger's seal of the fingerprint; without it nobody can tell whose the seal is. Null once erased.</summary>
    public string? Salt { get; init; }

    public required string List { get; init; }

    public required string EntryId { get; init; }

    /// <summary>Checksum of the list version that the entry was read from.</summary>
    public string? ListVersion { get; init; }

    public required string EntrySha256 { get; init; }

    public required RelevantContent Entry { get; init; }

    /// <summary>Name and version of the profile, e.g. <c>standard/3</c>.</summary>
    public required string Profile { get; init; }

    public required RelevantContent ProfileContent { get; init; }

    /// <summary>Code of <see cref="ReviewReasons"/>.</summary>
    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }

    public required string ApprovedBy { get; init; }

    /// <summary>When it stopped being active, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it: a user's name, or <c>system</c>.</summary>
    public string? EndedBy { get; init; }
}
