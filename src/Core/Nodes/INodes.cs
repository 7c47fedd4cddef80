namespace WorkflowConnect.Core.Nodes;

/// <summary>The table of nodes.</summary>
public interface INodes
{
    /// <summary>Renews a node's lease, or begins it.</summary>
    Task RenewAsync(string id, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Nodes whose leases have not run out.</summary>
    Task<IReadOnlyList<Node>> LivingAsync(CancellationToken cancellationToken);

    /// <summary>Ends a node's lease.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ends all leases but one: a SQLite file has one node, so the others are dead.</summary>
    Task RemoveOthersAsync(string id, CancellationToken cancellationToken);

    /// <summary>Forgets nodes that have been dead for long.</summary>
    Task ForgetDeadAsync(TimeSpan deadFor, CancellationToken cancellationToken);
}
