namespace WorkflowConnect.Engine;

/// <summary>
/// All moments of a definition and all ways between them that the engine can take, containers included: at least those,
/// some that it never takes as well. What a container does that is not known here may run its activities in any order,
/// any number of times, side by side.
/// </summary>
internal sealed class FlowMap
{
    /// <summary>Any port that no connection names.</summary>
    public const string OtherPort = "";

    private readonly List<FlowPoint> points = [];
    private readonly List<List<FlowStep>> steps = [];
    private readonly int[] entries;
    private readonly Dictionary<string, int>[] exits;
    private readonly ILookup<int, CompiledNode> children;

    public FlowMap(CompiledNode[] nodes)
    {
        entries = new int[nodes.Length];
        exits = new Dictionary<string, int>[nodes.Length];
        children = nodes.Where(node => node.Parent is not null).ToLookup(node => node.Parent!.Index);
        foreach (var node in nodes)
        {
            entries[node.Index] = Add(new FlowPoint(node, null));
            exits[node.Index] = PortsOf(node).Append(OtherPort).Distinct(StringComparer.Ordinal)
                .ToDictionary(port => port, port => Add(new FlowPoint(node, port)), StringComparer.Ordinal);
        }

        foreach (var node in nodes)
        {
            Connect(node);
        }
    }

    public int Count => points.Count;

    public FlowPoint this[int point] => points[point];

    public IReadOnlyList<FlowStep> From(int point) => steps[point];

    public int Entry(CompiledNode node) => entries[node.Index];

    public IEnumerable<int> Exits(CompiledNode node) => exits[node.Index].Values;

    public int Exit(CompiledNode node, string port) => exits[node.Index].GetValueOrDefault(port, exits[node.Index][OtherPort]);

    public IEnumerable<CompiledNode> ChildrenOf(CompiledNode node) => children[node.Index];

    private static IEnumerable<string> PortsOf(CompiledNode node) => node.Parent?.Flow is { } graph && node.LocalIndex >= 0
        ? graph.Outbound[node.LocalIndex].Select(index => graph.Connections[index].Port)
        : [];

    private int Add(FlowPoint point)
    {
        points.Add(point);
        steps.Add([]);
        return points.Count - 1;
    }

    private void Connect(CompiledNode node)
    {
        if (node.Activity is Activities.Complete)
        {
            CompleteAround(node);
        }
        else if (node.Activity is ITerminalNode)
        {
            Terminate(node);
        }

        CompiledNode[] inside = [.. children[node.Index]];
        switch (node.Activity)
        {
            case Activities.Flowchart when node.Flow is not null:
                ConnectFlowchart(node);
                break;
            case Activities.Sequence or Activities.Workflow:
                ConnectSequence(node, inside);
                break;
            case Activities.WorkflowDefinitionActivity:
                ConnectEmbedded(node, inside);
                break;
            case Activities.If or Activities.Switch:
                Leave(Entry(node), node);
                ConnectEach(node, inside, goesOn: false);
                break;
            default:
                Leave(Entry(node), node);
                ConnectEach(node, inside, goesOn: true);
                break;
        }
    }

    private void ConnectFlowchart(CompiledNode node)
    {
        var graph = node.Flow!;
        foreach (var start in FlowStarts.Of(node))
        {
            Step(Entry(node), Entry(node.Children[start]), node, entersScope: true);
        }

        for (var index = 0; index < graph.Connections.Length; index++)
        {
            var connection = graph.Connections[index];
            var source = node.Children[connection.Source];
            steps[Exit(source, connection.Port)].Add(
                new FlowStep(Entry(node.Children[connection.Target]), node, EntersScope: false) { Connection = index });
        }

        // It may end after each activity that does not surely start another: a join may be left waiting.
        foreach (var child in node.Children)
        {
            foreach (var (port, exit) in exits[child.Index])
            {
                if (!graph.Outbound[child.LocalIndex].Any(index => graph.Connections[index].Port == port && SurelyRuns(node, graph.Connections[index].Target)))
                {
                    Leave(exit, node);
                }
            }
        }

        if (node.Children.Length == 0)
        {
            Leave(Entry(node), node);
        }
    }

    private static bool SurelyRuns(CompiledNode flowchart, int target) =>
        flowchart.Flow!.Inbound[target].Length == 1 && flowchart.Children[target].Activity is not IJoinNode;

    private void ConnectSequence(CompiledNode node, CompiledNode[] inside)
    {
        var last = Entry(node);
        int[] from = [last];
        var enters = true;
        foreach (var child in inside)
        {
            foreach (var point in from)
            {
                Step(point, Entry(child), node, enters);
            }

            enters = false;
            from = [.. Exits(child)];
        }

        foreach (var point in from)
        {
            Leave(point, node);
        }
    }

    // Left through Done at its end; through another outcome only by a Complete inside.
    private void ConnectEmbedded(CompiledNode node, CompiledNode[] inside)
    {
        foreach (var child in inside)
        {
            Step(Entry(node), Entry(child), node, entersScope: true);
            foreach (var exit in Exits(child))
            {
                Step(exit, Exit(node, "Done"), node, entersScope: false);
            }
        }
    }

    private void ConnectEach(CompiledNode node, CompiledNode[] inside, bool goesOn)
    {
        foreach (var child in inside)
        {
            Step(Entry(node), Entry(child), node, entersScope: true);
            foreach (var exit in Exits(child))
            {
                Leave(exit, node);
                foreach (var next in goesOn ? inside : [])
                {
                    Step(exit, Entry(next), node, entersScope: false);
                }
            }
        }
    }

    // Break, Finish and Complete end what is around them, up to somewhere.
    private void Terminate(CompiledNode node)
    {
        for (var around = node.Parent; around is not null; around = around.Parent)
        {
            foreach (var exit in Exits(node))
            {
                Leave(exit, around);
            }
        }
    }

    // Ends the nearest composite, through the outcomes that it names.
    private void CompleteAround(CompiledNode node)
    {
        var composite = node.Parent;
        while (composite is { Activity.IsComposite: false, Parent: { } above })
        {
            composite = above;
        }

        if (composite is not { Activity: Activities.WorkflowDefinitionActivity } || OutcomesOf((Activities.Complete)node.Activity) is not { } outcomes)
        {
            Terminate(node);
            return;
        }

        foreach (var exit in Exits(node))
        {
            foreach (var outcome in outcomes)
            {
                Step(exit, Exit(composite, outcome), composite, entersScope: false);
            }
        }
    }

    // Null: only the run will tell.
    private static IReadOnlyList<string>? OutcomesOf(Activities.Complete activity) =>
        activity.Outcomes is null ? Activities.Complete.NamesOf(null) : activity.Outcomes.HasConstant ? Activities.Complete.NamesOf(activity.Outcomes.BoxedConstant) : null;

    private void Leave(int from, CompiledNode node)
    {
        foreach (var exit in Exits(node))
        {
            Step(from, exit, node, entersScope: false);
        }
    }

    private void Step(int from, int to, CompiledNode owner, bool entersScope) => steps[from].Add(new FlowStep(to, owner, entersScope));
}
