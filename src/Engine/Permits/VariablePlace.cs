namespace WorkflowConnect.Engine;

/// <summary>A variable by its declaration: the activity that declares it, and its name there.</summary>
internal sealed record VariablePlace(CompiledNode Owner, string Name)
{
    private static readonly string[] OfLoops = ["CurrentValue", "CurrentIndex"];

    /// <summary>As a run resolves it: the nearest scope outwards that has the id or the name.</summary>
    public static VariablePlace? Resolve(CompiledNode from, string idOrName)
    {
        for (var node = from; node is not null; node = node.Parent)
        {
            if (Array.Find(node.Variables, item => item.Id == idOrName || item.Name == idOrName) is { } declared)
            {
                return new VariablePlace(node, declared.Id);
            }

            if (node.Activity.IsLoop && OfLoops.Contains(idOrName, StringComparer.Ordinal))
            {
                return new VariablePlace(node, idOrName);
            }
        }

        return null;
    }
}
