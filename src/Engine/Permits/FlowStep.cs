namespace WorkflowConnect.Engine;

/// <summary>A way from one moment to another. What the owner does on it, it does before the second moment.</summary>
internal readonly record struct FlowStep(int To, CompiledNode Owner, bool EntersScope)
{
    /// <summary>The step leads along a connection into a join that waits for all its branches.</summary>
    public int? Connection { get; init; }
}
