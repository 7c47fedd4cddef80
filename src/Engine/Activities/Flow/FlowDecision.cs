namespace WorkflowConnect.Engine.Activities;

/// <summary>Leaves through True or False.</summary>
[FlowNode("True", "False")]
[Activity("Elsa", "Branching", "Asks a question and goes on through True or False.", DisplayName = "Decision")]
public sealed class FlowDecision : Activity
{
    /// <summary>What decides.</summary>
    [Input(Description = "What is to be decided: true leaves through True, false through False.", UIHint = InputUIHints.SingleLine)]
    public Input<bool> Condition { get; set; } = new(false);

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.CompleteActivityWithOutcomesAsync(context.Get(Condition) ? "True" : "False");
}
