using System.Collections;

namespace WorkflowConnect.Engine;

/// <summary>
/// Which activities of a flowchart may be under way at the same time. Without loops an activity begins only when
/// everything before it has ended, however the branches join; so two are side by side only if neither comes before the
/// other and some activity may be left through connections to both. A loop inside a branch breaks that order: from there
/// on everything that follows on one side may meet everything that follows on the other. A connection into a join counts
/// like an activity: what has come that far waits there while other branches run.
/// </summary>
internal sealed class SideBySide
{
    private const long MaxWork = 500_000_000;

    private readonly CompiledNode flowchart;
    private readonly FlowGraph graph;
    private readonly Func<CompiledNode, bool> leavesOnce;
    private readonly bool keepsOrder;
    private readonly int activities;
    private readonly BitArray[] meets;
    private readonly BitArray[] follows;

    public SideBySide(CompiledNode flowchart, Func<CompiledNode, bool> leavesOnce, bool keepsOrder)
    {
        this.flowchart = flowchart;
        this.leavesOnce = leavesOnce;
        this.keepsOrder = keepsOrder;
        graph = flowchart.Flow!;
        activities = graph.Nodes.Length;
        var count = activities + graph.Connections.Length;
        meets = [.. Enumerable.Range(0, count).Select(_ => new BitArray(count))];
        follows = [];
        var starts = FlowStarts.Of(flowchart);
        if ((long)starts.Count * count * count * activities > MaxWork)
        {
            // Who draws such a thing gets the careful answer: everything may meet everything.
            Array.ForEach(meets, row => row.SetAll(true));
            return;
        }

        follows = [.. Enumerable.Range(0, count).Select(node => Reach(node, _ => true))];
        foreach (var start in starts)
        {
            Look(graph.ShapeFrom(start), start);
        }
    }

    /// <summary>The two activities may be under way together; an activity with itself, too.</summary>
    public bool May(int one, int other) => meets[one][other];

    /// <summary>The activity may be under way while something waits at the end of the connection.</summary>
    public bool MayWhileWaiting(int activity, int connection) => meets[activity][activities + connection];

    private void Look(FlowShape shape, int start)
    {
        BitArray[] forward = [.. Enumerable.Range(0, meets.Length).Select(place => Reach(place, shape.IsForward))];
        for (var node = 0; node < activities; node++)
        {
            foreach (var together in follows[start][node] ? LeftTogether(node) : [])
            {
                Fork(shape, forward, together);
            }
        }

        for (var index = 0; index < graph.Connections.Length; index++)
        {
            if (!shape.IsBackward[index])
            {
                continue;
            }

            var (source, _, target) = graph.Connections[index];
            var others = new BitArray(meets.Length);
            for (var other = 0; other < meets.Length; other++)
            {
                if (meets[source][other])
                {
                    others.Or(follows[other]);
                }
            }

            Meet(follows[target], others);
        }
    }

    // Connections that are followed at once: those of one port, or of any ports.
    private IEnumerable<int[]> LeftTogether(int node)
    {
        var groups = leavesOnce(flowchart.Children[node])
            ? graph.Outbound[node].GroupBy(index => graph.Connections[index].Port, StringComparer.Ordinal)
            : graph.Outbound[node].GroupBy(_ => "", StringComparer.Ordinal);
        return groups.Select(group => group.ToArray()).Where(group => group.Length > 1);
    }

    private void Fork(FlowShape shape, BitArray[] forward, int[] connections)
    {
        if (keepsOrder && !Array.Exists(connections, index => shape.IsBackward[index]))
        {
            MeetUnlessOrdered(forward, connections);
            return;
        }

        for (var i = 0; i < connections.Length; i++)
        {
            var others = new BitArray(meets.Length);
            for (var j = 0; j < connections.Length; j++)
            {
                if (i != j)
                {
                    others.Or(follows[activities + connections[j]]);
                }
            }

            Meet(follows[activities + connections[i]], others);
        }
    }

    private void MeetUnlessOrdered(BitArray[] forward, int[] connections)
    {
        // Per place the only connection that leads to it, or that there are several.
        const int None = -1, Several = -2;
        var via = Enumerable.Repeat(None, meets.Length).ToArray();
        foreach (var index in connections)
        {
            var reached = forward[activities + index];
            for (var place = 0; place < via.Length; place++)
            {
                via[place] = !reached[place] ? via[place] : via[place] == None ? index : Several;
            }
        }

        for (var one = 0; one < via.Length; one++)
        {
            for (var other = 0; via[one] != None && other < one; other++)
            {
                if (via[other] != None && (via[one] != via[other] || via[one] == Several) && !forward[one][other] && !forward[other][one])
                {
                    meets[one][other] = true;
                    meets[other][one] = true;
                }
            }
        }
    }

    private void Meet(BitArray ones, BitArray others)
    {
        for (var place = 0; place < meets.Length; place++)
        {
            if (ones[place])
            {
                meets[place].Or(others);
            }

            if (others[place])
            {
                meets[place].Or(ones);
            }
        }
    }

    // The place itself and everything behind it.
    private BitArray Reach(int from, Func<int, bool> along)
    {
        var seen = new BitArray(meets.Length) { [from] = true };
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var place))
        {
            int[] next = place < activities
                ? [.. graph.Outbound[place].Where(along).Select(index => activities + index)]
                : along(place - activities) ? [graph.Connections[place - activities].Target] : [];
            foreach (var other in next)
            {
                if (!seen[other])
                {
                    seen[other] = true;
                    stack.Push(other);
                }
            }
        }

        return seen;
    }
}
