namespace WorkflowConnect.Engine.Activities;

/// <summary>Leaves through all its branches.</summary>
[Activity("Elsa", "Branching", "Splits the flow into branches that run side by side.", DisplayName = "Fork (flow)")]
public sealed class FlowFork : Activity
{
    /// <summary>Names of the branches.</summary>
    [Input(Description = "Names of the branches. Each one becomes a way out, and all are taken.", UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>> Branches { get; set; } = default!;

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.Get(Branches) is { Count: > 0 } branches
            ? context.CompleteActivityWithOutcomesAsync([.. branches])
            : context.CompleteActivityAsync();
}
