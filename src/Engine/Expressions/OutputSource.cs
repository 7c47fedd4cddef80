namespace WorkflowConnect.Engine;

/// <summary>The last value of another activity's output; only workflows made in code refer to outputs as objects.</summary>
internal sealed class OutputSource(Output output) : IInputSource
{
    public ValueTask<object?> GetAsync(ActivityExecutionContext context) => new(
        output.Owner is Activity { Node: { } owner } && context.WorkflowExecutionContext.Outputs.Values is { } values
        && values.TryGetValue(OutputRegister.KeyOf(owner, owner.OwnId), out var outputs) && outputs.TryGetValue(output.Name, out var value)
            ? value
            : null);
}
