namespace WorkflowConnect.Core.Access;

/// <summary>The table of refresh tokens.</summary>
public interface IRefreshTokens
{
    Task<RefreshToken?> FindAsync(string hash, CancellationToken cancellationToken);

    Task AddAsync(RefreshToken token, CancellationToken cancellationToken);

    Task UpdateAsync(RefreshToken token, CancellationToken cancellationToken);

    /// <summary>Revokes all of a family that are not revoked yet.</summary>
    Task RevokeFamilyAsync(string family, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Forgets those that expired before a time.</summary>
    Task DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
