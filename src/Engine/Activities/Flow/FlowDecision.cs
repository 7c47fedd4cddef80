namespace WorkflowConnect.Engine.Activities;

/// <summary>Leaves through True or False.</summary>
[FlowNode("True", "False")]
[Activity("Elsa", "Branching", "Leaves through True or False.", DisplayName = "Decision")]
public sealed class FlowDecision : Activity
{
    /// <summary>What decides.</summary>
    [Input(Description = "The condition.")]
    public Input<bool> Condition { get; set; } = new(false);

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.CompleteActivityWithOutcomesAsync(context.Get(Condition) ? "True" : "False");
}
