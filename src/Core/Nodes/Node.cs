namespace WorkflowConnect.Core.Nodes;

/// <summary>
/// A running process of the product, alive while its lease has not run out. All times are the database's, so that
/// nodes with different clocks agree on who lives.
/// </summary>
public sealed record Node
{
    /// <summary>Key; new at each start, so that a process never inherits from the one before it.</summary>
    public required string Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC; after this the node counts as dead and others take over its work.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
