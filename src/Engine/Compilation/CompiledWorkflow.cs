namespace WorkflowConnect.Engine;

/// <summary>A definition as an immutable graph. Shared by all its runs.</summary>
internal sealed class CompiledWorkflow(WorkflowDefinition definition, CompiledNode[] nodes, bool keepsOutputs)
{
    public WorkflowDefinition Definition { get; } = definition;

    /// <summary>Node 0 is the workflow itself; the others follow in document order.</summary>
    public CompiledNode[] Nodes { get; } = nodes;

    /// <summary>A script asks for outputs of activities.</summary>
    public bool KeepsOutputs { get; } = keepsOutputs;

    private readonly Dictionary<string, CompiledNode> byActivityId =
        nodes.ToDictionary(node => node.Activity.Id, StringComparer.Ordinal);

    public CompiledNode? Find(string activityId) => byActivityId.GetValueOrDefault(activityId);
}
