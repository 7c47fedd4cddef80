using System.Collections.Concurrent;

namespace WorkflowConnect.Engine;

/// <summary>The connections of a flowchart.</summary>
internal sealed class FlowGraph
{
    private readonly ConcurrentDictionary<int, FlowShape> shapes = new();

    public FlowGraph(CompiledNode[] nodes, FlowConnection[] connections)
    {
        Nodes = nodes;
        Connections = connections;
        Outbound = [.. Enumerable.Range(0, nodes.Length).Select(node => Where(item => item.Source == node))];
        Inbound = [.. Enumerable.Range(0, nodes.Length).Select(node => Where(item => item.Target == node))];

        int[] Where(Func<FlowConnection, bool> filter) =>
            [.. Enumerable.Range(0, connections.Length).Where(index => filter(connections[index]))];
    }

    public CompiledNode[] Nodes { get; }

    public FlowConnection[] Connections { get; }

    public int[][] Outbound { get; }

    public int[][] Inbound { get; }

    /// <summary>Which connections lead forward depends on where the flow starts.</summary>
    public FlowShape ShapeFrom(int start) => shapes.GetOrAdd(start, static (start, graph) => new FlowShape(graph, start), this);
}
