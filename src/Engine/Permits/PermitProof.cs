namespace WorkflowConnect.Engine;

/// <summary>
/// Follows one variable along all ways: at which moments may a run be while the variable carries no permit? From the
/// start it carries none; an activity that gives one changes that, an activity that withdraws it changes it back.
/// </summary>
internal sealed class PermitProof(PermitSubject subject)
{
    private const int MaxActivities = 2_000;
    private const int MaxOfFlowchart = 500;

    private readonly FlowMap map = new(subject.Nodes);
    private readonly Dictionary<int, SideBySide> sideBySide = [];

    public IReadOnlyList<DefinitionError> Refusals(CancellationToken cancellationToken)
    {
        if (subject.Nodes.Length > MaxActivities || Array.Exists(subject.Nodes, node => node.Children.Length > MaxOfFlowchart))
        {
            return [new DefinitionError("root", $"The workflow is too large to be proved safe: at most {MaxActivities:N0} activities, and {MaxOfFlowchart:N0} in one container. Split it.")];
        }

        var refusals = new List<DefinitionError>();
        foreach (var group in subject.Needing.GroupBy(subject.ReferenceOf))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var walk = new PermitWalk(subject, map, TogetherIn, group.Key);
            foreach (var node in group)
            {
                if (Refuse(node, group.Key, walk) is { } refusal)
                {
                    refusals.Add(refusal);
                }
            }
        }

        return refusals;
    }

    private DefinitionError? Refuse(CompiledNode node, VariablePlace? place, PermitWalk walk)
    {
        if (walk.WayTo(node) is not { } way)
        {
            return null;
        }

        var name = subject.NameOf(node);
        if (place is null)
        {
            var reference = subject.FactsOf(node)!.Reference;
            return new DefinitionError(
                $"activity '{node.Activity.Id}'",
                $"'{name}' needs {subject.Rule.Permit}, but its {reference} is not taken from a variable, so nobody can tell from which check. "
                + $"Choose the syntax Variable and the variable that the screening writes. Reached by: {PermitPath.Of(subject, map, way)}.");
        }

        var withdrawn = walk.WithdrawnBy(way) is { } by ? $" '{subject.NameOf(by)}' on this way withdraws or overwrites it." : "";
        return new DefinitionError(
            $"activity '{node.Activity.Id}'",
            $"'{name}' can be reached without {subject.Rule.Permit} in the variable '{place.Name}': {PermitPath.Of(subject, map, way)}.{withdrawn} {subject.Rule.Advice}");
    }

    private SideBySide TogetherIn(CompiledNode flowchart)
    {
        if (!sideBySide.TryGetValue(flowchart.Index, out var together))
        {
            together = sideBySide[flowchart.Index] = new SideBySide(flowchart, LeavesOnce, subject.KeepsOrder);
        }

        return together;
    }

    private bool LeavesOnce(CompiledNode node) => node.Activity switch
    {
        Activities.FlowDecision or Activities.HttpEndpoint => true,
        Activities.FlowSwitch { Mode: { HasConstant: true, Constant: Activities.SwitchMode.MatchFirst } } => true,
        _ => subject.FactsOf(node)?.LeavesOnce == true,
    };
}
