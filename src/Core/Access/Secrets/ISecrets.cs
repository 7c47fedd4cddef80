namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>The table of secrets.</summary>
public interface ISecrets
{
    Task<Secret?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<Secret>> ListAsync(CancellationToken cancellationToken);

    Task AddAsync(Secret secret, CancellationToken cancellationToken);

    Task UpdateAsync(Secret secret, CancellationToken cancellationToken);

    /// <summary>False when there is none of that name.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);
}
