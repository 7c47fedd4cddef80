namespace WorkflowConnect.Core.Access;

/// <summary>The table of API keys.</summary>
public interface IApiKeys
{
    Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken);

    Task<ApiKey?> FindByHashAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Newest first, revoked and expired ones too.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    Task AddAsync(ApiKey key, CancellationToken cancellationToken);

    Task UpdateAsync(ApiKey key, CancellationToken cancellationToken);
}
