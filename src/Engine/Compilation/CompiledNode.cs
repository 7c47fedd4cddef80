namespace WorkflowConnect.Engine;

/// <summary>An activity in its place, with everything a step needs.</summary>
internal sealed class CompiledNode(int index, Activity activity, ActivityDescriptor descriptor, CompiledNode? parent)
{
    public int Index { get; } = index;

    public Activity Activity { get; } = activity;

    public ActivityDescriptor Descriptor { get; } = descriptor;

    public CompiledNode? Parent { get; } = parent;

    public string NodeId => Activity.NodeId;

    /// <summary>Position among the parent container's activities.</summary>
    public int LocalIndex { get; set; } = -1;

    /// <summary>The engine saves a checkpoint before it runs.</summary>
    public bool HasEffect { get; } = descriptor.Kind is ActivityKind.Task or ActivityKind.Job;

    public int SlotCount { get; set; }

    /// <summary>Inputs to evaluate before the activity runs.</summary>
    public Input[] Bindings { get; set; } = [];

    public Input[] Inputs { get; set; } = [];

    public Output[] Outputs { get; set; } = [];

    public VariableDeclaration[] Variables { get; set; } = [];

    /// <summary>Activities of a container.</summary>
    public CompiledNode[] Children { get; set; } = [];

    public FlowGraph? Flow { get; set; }
}
