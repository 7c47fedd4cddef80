namespace WorkflowConnect.Engine.Activities;

/// <summary>Leaves through the labels of the cases that apply, else through Default.</summary>
[FlowNode("Default")]
[Activity("Elsa", "Branching", "Leaves through the cases that apply.", DisplayName = "Switch (flow)")]
public sealed class FlowSwitch : Activity
{
    /// <summary>The cases.</summary>
    [Input(UIHint = InputUIHints.FlowSwitchEditor)]
    public ICollection<SwitchCase> Cases { get; set; } = [];

    /// <summary>First or all.</summary>
    [Input(UIHint = InputUIHints.DropDown)]
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var matches = await SwitchCases.MatchAsync(context, Cases, context.Get(Mode));
        await context.CompleteActivityWithOutcomesAsync(
            matches.Count == 0 ? ["Default"] : [.. matches.Select(match => match.Label)]);
    }
}
