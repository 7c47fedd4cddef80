namespace WorkflowConnect.Core.Data;

/// <summary>
/// The product's own tables. A write is durable when its task completes; many writes may share one
/// transaction (group commit), each behind a savepoint, so that one that fails takes no other with it.
/// </summary>
public interface IDatabase
{
    /// <summary>Runs a query on a consistent view. The work may not change anything.</summary>
    Task<T> ReadAsync<T>(Func<IWork, CancellationToken, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>
    /// Runs the change and commits it. The delegate may run again when the database asks for a retry:
    /// it must touch nothing but <see cref="IWork"/>.
    /// </summary>
    Task<T> WriteAsync<T>(Func<IWork, CancellationToken, Task<T>> change, CancellationToken cancellationToken);
}
