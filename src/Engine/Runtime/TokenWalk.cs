using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine;

/// <summary>
/// Moves a flowchart on in token mode: an activity that completed puts a token on each connection that it leaves
/// through and takes those that led to it; the merge mode of each target decides whether it is due.
/// </summary>
internal static class TokenWalk
{
    public static void Advance(ActivityExecutionContext flowchart, int node, Outcomes outcomes)
    {
        var graph = flowchart.Node.Flow!;
        var tokens = flowchart.Flow!.Tokens!;
        var left = graph.Outbound[node].Where(index => outcomes.Contains(graph.Connections[index].Port)).ToArray();
        foreach (var index in graph.Outbound[node])
        {
            tokens[index] = left.Contains(index) ? tokens[index] + 1 : Math.Max(tokens[index], 0);
        }

        foreach (var index in graph.Inbound[node])
        {
            tokens[index] = Math.Min(tokens[index], 0);
        }

        foreach (var index in left)
        {
            Arrive(flowchart, index);
        }
    }

    /// <summary>A cancelled activity neither takes nor leaves a token.</summary>
    public static void Forget(ActivityExecutionContext flowchart, int node)
    {
        if (flowchart.Flow!.Tokens is { } tokens)
        {
            var graph = flowchart.Node.Flow!;
            foreach (var index in graph.Inbound[node].Concat(graph.Outbound[node].Where(index => tokens[index] < 0)))
            {
                tokens[index] = 0;
            }
        }
    }

    private static void Arrive(ActivityExecutionContext flowchart, int via)
    {
        var graph = flowchart.Node.Flow!;
        var flow = flowchart.Flow!;
        var target = graph.Connections[via].Target;
        switch (ModeOf(flowchart, target))
        {
            case MergeMode.Merge when !HasAll(flow.Shape.ForwardInbound[target]):
            case MergeMode.Converge when !HasAll(graph.Inbound[target]):
            case MergeMode.None or MergeMode.Stream when IsStillComing(target):
                return;
            case MergeMode.Race when flow.Tokens![via] <= 0:
                return;
            case MergeMode.Race when flowchart.FindChild(flowchart.Node.Children[target]) is not null:
                flow.Tokens![via] = 0;
                return;
            case MergeMode.Race:
                FlowWalk.CancelAncestors(flowchart, target);
                Block(flowchart, target, via);
                break;
        }

        flowchart.WorkflowExecutionContext.Schedule(flowchart.Node.Children[target], flowchart);

        // With one way in there is nothing to wait for; a loop comes back over a way that is none of its own.
        bool HasAll(int[] inbound) => inbound.Length <= 1 || Array.TrueForAll(inbound, index => flow.Tokens![index] > 0);

        bool IsStillComing(int node) => Array.Exists(
            flow.Shape.ForwardInbound[node],
            index => Array.Exists(graph.Inbound[graph.Connections[index].Source], before => flow.Tokens![before] > 0));
    }

    // A way that something queued can still come over owes a token: who arrives on it has lost, however late.
    private static void Block(ActivityExecutionContext flowchart, int target, int via)
    {
        var graph = flowchart.Node.Flow!;
        var shape = flowchart.Flow!.Shape;
        foreach (var index in shape.ForwardInbound[target].Where(index => index != via))
        {
            var source = graph.Connections[index].Source;
            var ancestors = shape.AncestorsOf(source);
            for (var child = flowchart.FirstChild; child is not null; child = child.NextSibling)
            {
                if (child.Node.LocalIndex == source || ancestors.Contains(child.Node.LocalIndex))
                {
                    flowchart.Flow.Tokens![index] = -1;
                }
            }
        }
    }

    private static MergeMode ModeOf(ActivityExecutionContext flowchart, int target)
    {
        var node = flowchart.Node.Children[target];
        return node.Activity is not FlowJoin join || node.MergeMode != MergeMode.None ? node.MergeMode
            : join.ModeIn(flowchart) == FlowJoinMode.WaitAny ? MergeMode.Race
            : MergeMode.Merge;
    }
}
