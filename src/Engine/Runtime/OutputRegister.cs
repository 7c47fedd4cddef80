namespace WorkflowConnect.Engine;

/// <summary>
/// Values of outputs by activity, for scripts that ask for them with getOutputFrom. Filled only when a script of the
/// definition does: outputs may hold what must not stay in the state.
/// </summary>
internal sealed class OutputRegister
{
    private const char Separator = '\n';

    private Dictionary<string, Dictionary<string, object?>>? values;

    public object? Last { get; private set; }

    public IReadOnlyDictionary<string, Dictionary<string, object?>>? Values => values;

    /// <summary>Activities of a workflow that is used as an activity are known only to its own scripts.</summary>
    public static string KeyOf(CompiledNode node, string idOrName) => ScopeOf(node.EmbeddedIn) + idOrName;

    /// <summary>What the keys begin with that a script of this workflow may ask for; empty: those of the run's own.</summary>
    public static string ScopeOf(CompiledNode? embeddedIn) => embeddedIn is null ? "" : embeddedIn.Activity.Id + Separator;

    public static bool IsIn(string scope, string key) =>
        key.StartsWith(scope, StringComparison.Ordinal) && !key.AsSpan(scope.Length).Contains(Separator);

    public void Set(CompiledNode node, string output, object? value)
    {
        values ??= new(StringComparer.Ordinal);
        Put(KeyOf(node, node.OwnId), output, value);
        if (node.Activity.Name is { } name && name != node.OwnId)
        {
            Put(KeyOf(node, name), output, value);
        }

        if (output == "Result")
        {
            Last = value;
        }
    }

    public void Restore(string key, Dictionary<string, object?> outputs) =>
        (values ??= new(StringComparer.Ordinal))[key] = outputs;

    public void RestoreLast(object? value) => Last = value;

    private void Put(string key, string output, object? value)
    {
        if (!values!.TryGetValue(key, out var outputs))
        {
            values[key] = outputs = new(StringComparer.Ordinal);
        }

        outputs[output] = value;
    }
}
