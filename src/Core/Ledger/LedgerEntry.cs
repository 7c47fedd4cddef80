namespace WorkflowConnect.Core.Ledger;

/// <summary>
/// One link of the chain. <see cref="Hash"/> covers the header (all fields but itself and the payload) as
/// canonical JSON (RFC 8785); the header holds the payload's own hash, so a payload that the law makes us erase
/// leaves the chain whole.
/// </summary>
public sealed record LedgerEntry
{
    /// <summary>1, 2, 3, … without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required string Reference { get; init; }

    /// <summary>Number within its series, or null.</summary>
    public long? Number { get; init; }

    public string? NumberSeries { get; init; }

    /// <summary>Lower-case hex SHA-256 of <see cref="Payload"/> as UTF-8.</summary>
    public required string PayloadSha256 { get; init; }

    /// <summary>Hash of the entry before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Lower-case hex SHA-256.</summary>
    public required string Hash { get; init; }

    /// <summary>Canonical JSON, or null once erased.</summary>
    public required string? Payload { get; init; }
}
