namespace WorkflowConnect.Engine.Activities;

/// <summary>Sets the host's reference of the run.</summary>
[Activity("Elsa", "Primitives", "Gives the run a correlation ID.")]
public sealed class Correlate : CodeActivity
{
    /// <summary>The reference.</summary>
    [Input(DisplayName = "Correlation ID", Description = "The new correlation ID, by which the run can be found and told from others.")]
    public Input<string?> CorrelationId { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.CorrelationId = context.Get(CorrelationId);
}
