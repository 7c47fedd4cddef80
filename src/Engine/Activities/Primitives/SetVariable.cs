namespace WorkflowConnect.Engine.Activities;

/// <summary>Sets a variable.</summary>
[Activity("Elsa", "Primitives", "Sets a variable.")]
public sealed class SetVariable : CodeActivity
{
    /// <summary>The variable.</summary>
    [Input(UIHint = InputUIHints.VariablePicker)]
    public Variable? Variable { get; set; }

    /// <summary>Its new value.</summary>
    [Input]
    public Input<object?> Value { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        context.Set((MemoryBlockReference)(Variable ?? throw new UnknownVariableException("")), context.Get(Value));
}
