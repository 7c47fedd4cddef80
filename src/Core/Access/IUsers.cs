namespace WorkflowConnect.Core.Access;

/// <summary>The table of users.</summary>
public interface IUsers
{
    Task<User?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>By <see cref="User.NameKey"/>.</summary>
    Task<User?> FindByNameAsync(string nameKey, CancellationToken cancellationToken);

    /// <summary>By name, all of them: there are as many as colleagues.</summary>
    Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken);

    Task<bool> AnyAsync(CancellationToken cancellationToken);

    Task AddAsync(User user, CancellationToken cancellationToken);

    Task UpdateAsync(User user, CancellationToken cancellationToken);
}
