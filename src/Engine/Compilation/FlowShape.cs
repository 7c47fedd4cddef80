using System.Collections.Concurrent;

namespace WorkflowConnect.Engine;

/// <summary>
/// Sorts the connections of a flowchart, seen from a start: forward, backward (it closes a loop), or never reached.
/// Breadth first; a connection that would close a cycle over those accepted so far is a backward one.
/// </summary>
internal sealed class FlowShape
{
    private readonly FlowGraph graph;
    private readonly bool[] isForward;

    private readonly bool[] isReached;
    private readonly ConcurrentDictionary<int, bool> properLoops = new();
    private readonly int start;

    public FlowShape(FlowGraph graph, int start)
    {
        this.graph = graph;
        this.start = start;
        isForward = new bool[graph.Connections.Length];
        IsBackward = new bool[graph.Connections.Length];
        var seen = new bool[graph.Nodes.Length];
        var queue = new Queue<int>([start]);
        seen[start] = true;
        while (queue.TryDequeue(out var node))
        {
            foreach (var index in graph.Outbound[node])
            {
                var target = graph.Connections[index].Target;
                if (seen[target] && Reaches(target, node))
                {
                    IsBackward[index] = true;
                    continue;
                }

                isForward[index] = true;
                if (!seen[target])
                {
                    seen[target] = true;
                    queue.Enqueue(target);
                }
            }
        }

        isReached = seen;
        ForwardInbound = [.. graph.Inbound.Select(connections => connections.Where(index => isForward[index]).ToArray())];
    }

    public bool[] IsBackward { get; }

    /// <summary>Per node, the connections that an implicit join waits for.</summary>
    public int[][] ForwardInbound { get; }

    public bool IsForward(int connection) => isForward[connection];

    /// <summary>The start leads to it.</summary>
    public bool IsReached(int node) => isReached[node];

    /// <summary>
    /// Each path from the start to the source of a backward connection goes through its target: the loop is entered at
    /// one place only, so that counting rounds makes sense.
    /// </summary>
    public bool IsProperLoop(int connection) => properLoops.GetOrAdd(
        connection,
        static (connection, shape) =>
        {
            var (source, _, target) = shape.graph.Connections[connection];
            return source == target || target == shape.start || !shape.Reaches(shape.start, source, without: target);
        },
        this);

    /// <summary>Nodes from which the target can be reached forward.</summary>
    public HashSet<int> AncestorsOf(int target)
    {
        var found = new HashSet<int>();
        var stack = new Stack<int>([target]);
        while (stack.TryPop(out var node))
        {
            foreach (var index in ForwardInbound[node])
            {
                if (found.Add(graph.Connections[index].Source))
                {
                    stack.Push(graph.Connections[index].Source);
                }
            }
        }

        return found;
    }

    private bool Reaches(int from, int to, int without = -1)
    {
        if (from == to)
        {
            return true;
        }

        var seen = new HashSet<int> { from, without };
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var node))
        {
            foreach (var index in graph.Outbound[node])
            {
                var next = graph.Connections[index].Target;
                if (isForward[index] && seen.Add(next))
                {
                    if (next == to)
                    {
                        return true;
                    }

                    stack.Push(next);
                }
            }
        }

        return false;
    }
}
