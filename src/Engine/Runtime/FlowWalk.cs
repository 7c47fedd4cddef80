namespace WorkflowConnect.Engine;

/// <summary>
/// Moves a flowchart on after one of its activities ended. Every outbound connection is visited, followed or not; an
/// activity is due once all its forward inbound connections were visited in this round, and runs if one of them was
/// followed. If none was, it is passed over, and its own connections count as visited and not followed: so a dead
/// path reaches every join behind it, and no join waits for ever.
/// </summary>
internal static class FlowWalk
{
    public static void Advance(ActivityExecutionContext flowchart, int node, Outcomes outcomes, bool viaBackward)
    {
        Queue<int>? passedOver = null;
        if (!flowchart.Flow!.Shape.IsReached(node))
        {
            throw new FlowchartException(
                $"Activity '{flowchart.Node.Children[node].Activity.Id}' is not reached from the flowchart's start. Connect it, or remove it.");
        }

        Leave(flowchart, node, outcomes, viaBackward, ref passedOver);
        while (passedOver is { Count: > 0 })
        {
            Leave(flowchart, passedOver.Dequeue(), Outcomes.Empty, viaBackward: false, ref passedOver);
        }
    }

    private static void Leave(
        ActivityExecutionContext flowchart, int node, Outcomes outcomes, bool viaBackward, ref Queue<int>? passedOver)
    {
        var flow = flowchart.Flow!;
        var graph = flowchart.Node.Flow!;

        // Reached over a backward connection, its round was counted when it was first left.
        if (!viaBackward)
        {
            flow.NodeVisits[node]++;
        }

        foreach (var index in graph.Outbound[node])
        {
            var connection = graph.Connections[index];
            var followed = outcomes.Contains(connection.Port);
            flow.ConnectionVisits[index]++;
            flow.Followed[index] = followed;
            if (flow.Shape.IsBackward[index])
            {
                if (followed && !flow.Shape.IsProperLoop(index))
                {
                    throw new FlowchartException(
                        $"The connection back from '{Id(flowchart, connection.Source)}' to '{Id(flowchart, connection.Target)}' enters a loop from its side. "
                        + "Every path from the start to its source must go through its target.");
                }

                if (followed)
                {
                    Run(flowchart, connection.Target).StartedByBackwardEdge = true;
                }
            }
            else if (flow.Shape.IsForward(index))
            {
                Arrive(flowchart, connection.Target, index, ref passedOver);
            }
        }
    }

    private static void Arrive(ActivityExecutionContext flowchart, int target, int via, ref Queue<int>? passedOver)
    {
        var flow = flowchart.Flow!;
        var inbound = flow.Shape.ForwardInbound[target];
        var mode = (flowchart.Node.Children[target].Activity as Activities.FlowJoin)?.ModeIn(flowchart)
            ?? Activities.FlowJoinMode.WaitAllActive;
        var visits = flow.NodeVisits[target];
        if (mode == Activities.FlowJoinMode.WaitAny && flow.Followed[via])
        {
            // Later arrivals of the same round find it begun, or counted.
            if (flow.ConnectionVisits[via] > visits && flowchart.FindChild(flowchart.Node.Children[target]) is null)
            {
                Run(flowchart, target);
                CancelAncestors(flowchart, target);
            }

            return;
        }

        var followed = 0;
        foreach (var index in inbound)
        {
            if (flow.ConnectionVisits[index] <= visits)
            {
                return;
            }

            followed += flow.Followed[index] ? 1 : 0;
        }

        if (mode == Activities.FlowJoinMode.WaitAny && followed > 0)
        {
            return;
        }

        if (mode == Activities.FlowJoinMode.WaitAll ? followed == inbound.Length : followed > 0)
        {
            Run(flowchart, target);
        }
        else
        {
            (passedOver ??= new()).Enqueue(target);
        }
    }

    private static ActivityExecutionContext Run(ActivityExecutionContext flowchart, int target) =>
        flowchart.WorkflowExecutionContext.Schedule(flowchart.Node.Children[target], flowchart);

    private static string Id(ActivityExecutionContext flowchart, int node) => flowchart.Node.Children[node].Activity.Id;

    /// <summary>
    /// Cancels what has begun between the start and a join. What is queued and has not begun still runs, as on Elsa: a
    /// loop counter beside the branch that was faster has to count, or the loop never ends.
    /// </summary>
    internal static void CancelAncestors(ActivityExecutionContext flowchart, int target)
    {
        if (flowchart.FirstChild is null)
        {
            return;
        }

        var ancestors = flowchart.Flow!.Shape.AncestorsOf(target);
        List<ActivityExecutionContext>? canceled = null;
        for (var child = flowchart.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child.Status != ActivityStatus.Pending && ancestors.Contains(child.Node.LocalIndex))
            {
                (canceled ??= []).Add(child);
            }
        }

        foreach (var child in canceled ?? [])
        {
            child.CancelTree();
            child.Detach();
            if (flowchart.Flow.Tokens is null)
            {
                // Its way counts as visited in this round: in the next one it must not lag behind the join.
                Advance(flowchart, child.Node.LocalIndex, Outcomes.Empty, child.StartedByBackwardEdge);
            }
            else
            {
                TokenWalk.Forget(flowchart, child.Node.LocalIndex);
            }
        }
    }
}
