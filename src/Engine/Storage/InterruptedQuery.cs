namespace WorkflowConnect.Engine;

/// <summary>
/// Asks for runs that nobody works on: those of other nodes that do not live any more, and those of this node that
/// were not saved for a while. Whether this node has the latter in work after all, it knows itself.
/// </summary>
public sealed record InterruptedQuery
{
    /// <summary>The node that asks.</summary>
    public required string Node { get; init; }

    /// <summary>The node's own runs count only when they were last saved at or before this time (UTC).</summary>
    public required DateTimeOffset SavedUpTo { get; init; }

    /// <summary>Nodes that live; their runs are theirs.</summary>
    public IReadOnlyCollection<string> LivingNodes { get; init; } = [];

    /// <summary>Ids behind this one only.</summary>
    public string? AfterId { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 100;
}
