namespace WorkflowConnect.Engine.Activities;

/// <summary>Names the instance.</summary>
[Activity("Elsa", "Primitives", "Names the instance.")]
public sealed class SetName : CodeActivity
{
    /// <summary>The name.</summary>
    [Input]
    public Input<string?> Value { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.Name = context.Get(Value);
}
