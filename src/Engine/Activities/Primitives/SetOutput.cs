namespace WorkflowConnect.Engine.Activities;

/// <summary>Sets an output of the workflow.</summary>
[Activity("Elsa", "Composition", "Gives an output of the workflow its value.")]
public sealed class SetOutput : CodeActivity
{
    /// <summary>Name of the output.</summary>
    [Input(DisplayName = "Output", Description = "The output that gets the value.", UIHint = InputUIHints.OutputPicker)]
    public Input<string> OutputName { get; set; } = default!;

    /// <summary>Its value.</summary>
    [Input(Description = "The value that it gets.")]
    public Input<object?> OutputValue { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var (name, value) = (context.Get(OutputName) ?? "", context.Get(OutputValue));
        if (!WorkflowDefinitionActivity.TrySetOutput(context, name, value))
        {
            context.WorkflowExecutionContext.Output[name] = value!;
        }
    }
}
