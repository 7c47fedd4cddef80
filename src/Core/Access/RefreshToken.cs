namespace WorkflowConnect.Core.Access;

/// <summary>A token that is exchanged, once, for a new access token and its own successor.</summary>
public sealed record RefreshToken
{
    /// <summary>SHA-256 of the token.</summary>
    public required string Hash { get; init; }

    /// <summary>The sign-in that it descends from; all of a family end together.</summary>
    public required string Family { get; init; }

    public required string UserId { get; init; }

    /// <summary><see cref="User.Stamp"/> at the sign-in.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was exchanged, or null.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}
