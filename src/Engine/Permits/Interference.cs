namespace WorkflowConnect.Engine;

/// <summary>Activities during which something else, side by side with them, may take the permit from a variable.</summary>
internal sealed class Interference
{
    private readonly PermitSubject subject;
    private readonly FlowMap map;
    private readonly Func<CompiledNode, SideBySide> sideBySide;
    private readonly bool[] withdraws;
    private readonly bool[] disturbed;

    public Interference(PermitSubject subject, FlowMap map, Func<CompiledNode, SideBySide> sideBySide, VariablePlace place)
    {
        this.subject = subject;
        this.map = map;
        this.sideBySide = sideBySide;
        withdraws = new bool[subject.Nodes.Length];
        disturbed = new bool[subject.Nodes.Length];

        // Parents come before their children in document order.
        foreach (var node in subject.Nodes.Reverse())
        {
            withdraws[node.Index] |= subject.Withdraws(node, place);
            if (node.Parent is { } parent)
            {
                withdraws[parent.Index] |= withdraws[node.Index];
            }
        }

        foreach (var node in subject.Nodes)
        {
            Disturb(node);
        }
    }

    public bool Disturbs(CompiledNode node) => disturbed[node.Index];

    /// <summary>Something may take the permit from what waits at the end of the connection for other branches.</summary>
    public bool Disturbs(CompiledNode flowchart, int connection) =>
        flowchart.Flow!.Inbound[flowchart.Flow.Connections[connection].Target].Length > 1
        && Array.Exists(flowchart.Children, child => withdraws[child.Index] && sideBySide(flowchart).MayWhileWaiting(child.LocalIndex, connection));

    private void Disturb(CompiledNode node)
    {
        CompiledNode[] inside = [.. map.ChildrenOf(node)];
        CompiledNode[] withdrawing = [.. inside.Where(child => withdraws[child.Index])];
        foreach (var child in inside)
        {
            disturbed[child.Index] = disturbed[node.Index]
                || (withdrawing.Length > 0 && IsDisturbed(node, child, withdrawing));
        }
    }

    private bool IsDisturbed(CompiledNode node, CompiledNode child, CompiledNode[] withdrawing)
    {
        switch (node.Activity)
        {
            case Activities.Sequence or Activities.Workflow or Activities.WorkflowDefinitionActivity or Activities.If:
                return false;
            case Activities.Switch { Mode: { HasConstant: true, Constant: Activities.SwitchMode.MatchFirst } }:
                return false;
            case { IsLoop: true } when map.ChildrenOf(node).Count() == 1 && node.Activity is Activities.For or Activities.ForEach or Activities.While:
                return false;
            case Activities.Flowchart:
                var together = sideBySide(node);
                return Array.Exists(withdrawing, other => together.May(other.LocalIndex, child.LocalIndex));
            default:
                return true;
        }
    }
}
