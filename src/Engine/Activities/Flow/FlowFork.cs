namespace WorkflowConnect.Engine.Activities;

/// <summary>Leaves through all its branches.</summary>
[Activity("Elsa", "Branching", "Splits the flow into parallel branches.", DisplayName = "Fork (flow)")]
public sealed class FlowFork : Activity
{
    /// <summary>Names of the branches.</summary>
    [Input(UIHint = InputUIHints.DynamicOutcomes, Description = "The branches.")]
    public Input<ICollection<string>> Branches { get; set; } = default!;

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.Get(Branches) is { Count: > 0 } branches
            ? context.CompleteActivityWithOutcomesAsync([.. branches])
            : context.CompleteActivityAsync();
}
