namespace WorkflowConnect.Core.Access;

/// <summary>Somebody who may sign in. Never deleted, only locked: votes and the ledger refer to them.</summary>
public sealed record User
{
    public required string Id { get; init; }

    /// <summary>The name they sign in with and that stands on their votes.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the one form by which it is unique, see <see cref="UserNames"/>.</summary>
    public required string NameKey { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary>Words of <see cref="Access.Roles"/>.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Changes with everything that must end the sessions there are: a new password, a lock.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>An administrator has shut them out until further notice.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Wrong passwords since the last right one or the last lock-out.</summary>
    public int FailedSignIns { get; init; }

    /// <summary>End of the lock-out after too many wrong passwords, or null.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
