namespace WorkflowConnect.Engine.Activities;

/// <summary>Sets the host's reference of the run.</summary>
[Activity("Elsa", "Primitives", "Sets the correlation id.")]
public sealed class Correlate : CodeActivity
{
    /// <summary>The reference.</summary>
    [Input]
    public Input<string?> CorrelationId { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.CorrelationId = context.Get(CorrelationId);
}
