namespace WorkflowConnect.Core.Access;

/// <summary>A key with which a program calls the API. Only its hash is kept.</summary>
public sealed record ApiKey
{
    public required string Id { get; init; }

    /// <summary>What it is for, in a few words.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key; a random key of 256 bits needs no slow hash.</summary>
    public required string Hash { get; init; }

    /// <summary>The permissions it has.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Name of the user who issued it.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public bool IsGood(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
