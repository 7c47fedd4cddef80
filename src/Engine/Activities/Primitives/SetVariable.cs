namespace WorkflowConnect.Engine.Activities;

/// <summary>Sets a variable.</summary>
[Activity("Elsa", "Primitives", "Gives a variable a new value.")]
public sealed class SetVariable : CodeActivity
{
    /// <summary>The variable.</summary>
    [Input(Description = "The variable that gets the value.", UIHint = InputUIHints.VariablePicker)]
    public Variable? Variable { get; set; }

    /// <summary>Its new value.</summary>
    [Input(Description = "The value that it gets.")]
    public Input<object?> Value { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        context.Set((MemoryBlockReference)(Variable ?? throw new UnknownVariableException("")), context.Get(Value));
}
