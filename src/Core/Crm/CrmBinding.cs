namespace WorkflowConnect.Core.Crm;

/// <summary>
/// What we know by a key of our own about something in a connected CRM: where it lies, or that somebody is about to write it.
/// The CRM's own search is a help, not the truth: it may lag behind, and it does not hold two workers apart.
/// </summary>
public sealed record CrmBinding
{
    /// <summary>Name of the connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Our key; a hash where it is made of personal data.</summary>
    public required string Key { get; init; }

    /// <summary>The CRM's id; null while the write is under way, or nobody knows how it ended.</summary>
    public string? Reference { get; init; }

    /// <summary>The write that holds the key, by its idempotency key.</summary>
    public required string Owner { get; init; }

    /// <summary>When it was taken or bound.</summary>
    public required DateTimeOffset At { get; init; }
}
