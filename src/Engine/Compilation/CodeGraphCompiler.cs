namespace WorkflowConnect.Engine;

/// <summary>
/// Compiles what an activity class made in its constructor: the root of a composite, and activities below that no
/// definition describes. Ids are derived from the owner's, so that they are the same after a restart.
/// </summary>
internal sealed class CodeGraphCompiler(
    ActivityRegistry registry,
    ExpressionCompiler expressions,
    DefinitionErrors errors,
    ScriptScan scripts,
    Func<Activity, ActivityDescriptor, CompiledNode?, CompiledNode> add)
{
    private int made;

    public void CompileInside(CompiledNode owner, string where)
    {
        if (owner.Activity is Composite { Root: Activity { Node: null } root })
        {
            Compile(root, owner, owner.Activity.Id, where);
        }
    }

    private CompiledNode Compile(Activity activity, CompiledNode parent, string prefix, string where)
    {
        activity.Id = activity.Id.Length == 0 ? $"{prefix}-{++made}" : $"{prefix}-{activity.Id}";
        activity.NodeId = $"{parent.NodeId}:{activity.Id}";
        var node = add(activity, registry.Of(activity), parent);
        new PropertyBinder(expressions, errors, scripts, where, (_, _) => null).BindMade(node);
        foreach (var port in node.Descriptor.Ports)
        {
            if (port.Property?.GetValue(activity) is Activity { Node: null } child)
            {
                Compile(child, node, prefix, where);
            }
        }

        foreach (var child in node.Descriptor.PortLists.SelectMany(list => (IEnumerable<IActivity>?)list.GetValue(activity) ?? []))
        {
            Compile((Activity)child, node, prefix, where);
        }

        if (activity is Container container)
        {
            CompileContainer(container, node, prefix, where);
        }

        return node;
    }

    private void CompileContainer(Container container, CompiledNode node, string prefix, string where)
    {
        node.Variables = [.. container.Variables.Select(variable => new VariableDeclaration(
            variable.Id, variable.Name, VariableType.NameOf(variable), variable.Value))];
        node.Children = [.. container.Activities.Select(child => Compile((Activity)child, node, prefix, where))];
        for (var index = 0; index < node.Children.Length; index++)
        {
            node.Children[index].LocalIndex = index;
        }

        if (container is Activities.Flowchart flowchart)
        {
            node.Flow = new FlowGraph(node.Children, [.. flowchart.Connections.Select(item => new FlowConnection(
                Position(item.Source), item.Source.Port ?? "Done", Position(item.Target))).Distinct()]);
        }

        int Position(Endpoint end) => ((Activity)end.Activity).Node?.LocalIndex
            ?? throw new InvalidOperationException("A connection leads to an activity that its flowchart does not hold.");
    }
}
