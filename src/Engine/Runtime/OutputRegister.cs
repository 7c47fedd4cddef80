namespace WorkflowConnect.Engine;

/// <summary>
/// Values of outputs by activity, for scripts that ask for them with getOutputFrom. Filled only when a script of the
/// definition does: outputs may hold what must not stay in the state.
/// </summary>
internal sealed class OutputRegister
{
    private Dictionary<string, Dictionary<string, object?>>? values;

    public object? Last { get; private set; }

    public IReadOnlyDictionary<string, Dictionary<string, object?>>? Values => values;

    public void Set(string activityId, string? activityName, string output, object? value)
    {
        values ??= new(StringComparer.Ordinal);
        Put(activityId, output, value);
        if (activityName is not null && activityName != activityId)
        {
            Put(activityName, output, value);
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
