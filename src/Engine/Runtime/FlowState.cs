namespace WorkflowConnect.Engine;

/// <summary>Counters of one execution of a flowchart: what has been visited, and how a connection was last left.</summary>
internal sealed class FlowState(FlowGraph graph, int start)
{
    public int Start { get; } = start;

    public FlowShape Shape { get; } = graph.ShapeFrom(start);

    public int[] NodeVisits { get; } = new int[graph.Nodes.Length];

    public int[] ConnectionVisits { get; } = new int[graph.Connections.Length];

    public bool[] Followed { get; } = new bool[graph.Connections.Length];

    /// <summary>Token mode: tokens per connection that their target has not taken yet, -1 where the next one has lost a race; null in counter mode.</summary>
    public int[]? Tokens { get; set; }
}
