namespace WorkflowConnect.Engine.Activities;

/// <summary>Names the instance.</summary>
[Activity("Elsa", "Primitives", "Names the run, so that people recognise it.")]
public sealed class SetName : CodeActivity
{
    /// <summary>The name.</summary>
    [Input(Description = "The new name, as the list of runs shows it.")]
    public Input<string?> Value { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.Name = context.Get(Value);
}
