namespace WorkflowConnect.Engine;

/// <summary>
/// A join that waits for all its branches runs only if each of them was followed: so it is enough that one of them
/// brings the permit, if nothing takes it before the others have arrived. That is said of flowcharts without loops only,
/// where every branch arrives once.
/// </summary>
internal sealed class JoinGuarantees(FlowMap map, Interference? interference)
{
    /// <summary>The connection's target may run although this connection brings no permit.</summary>
    /// <param name="flowchart">The flowchart.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="mayLeaveWithout">Whether a moment may be reached without the permit, as far as is known.</param>
    public bool MayPassWithout(CompiledNode flowchart, int connection, Func<int, bool> mayLeaveWithout)
    {
        var graph = flowchart.Flow!;
        var target = graph.Connections[connection].Target;
        if (interference is null || flowchart.Children[target].Activity is not Activities.FlowJoin { Mode: { HasConstant: true, Constant: Activities.FlowJoinMode.WaitAll } })
        {
            return true;
        }

        foreach (var start in FlowStarts.Of(flowchart))
        {
            var shape = graph.ShapeFrom(start);
            if (Array.Exists(shape.IsBackward, isBackward => isBackward) || (shape.IsForward(connection) && !IsBrought(flowchart, shape, target, mayLeaveWithout)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBrought(CompiledNode flowchart, FlowShape shape, int target, Func<int, bool> mayLeaveWithout) =>
        Array.Exists(shape.ForwardInbound[target], index =>
        {
            var (source, port, _) = flowchart.Flow!.Connections[index];
            return !mayLeaveWithout(map.Exit(flowchart.Children[source], port)) && !interference!.Disturbs(flowchart, index);
        });
}
