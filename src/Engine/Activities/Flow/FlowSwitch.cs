namespace WorkflowConnect.Engine.Activities;

/// <summary>Leaves through the labels of the cases that apply, else through Default.</summary>
[FlowNode("Default")]
[Activity("Elsa", "Branching", "Goes on through the case whose condition holds, or through Default when none does.", DisplayName = "Switch (flow)")]
public sealed class FlowSwitch : Activity
{
    /// <summary>The cases.</summary>
    [Input(Description = "The cases, each with a name and a condition. Each name becomes a way out.", UIHint = InputUIHints.FlowSwitchEditor)]
    public ICollection<SwitchCase> Cases { get; set; } = [];

    /// <summary>First or all.</summary>
    [Input(Description = "Whether only the first case that holds is taken, or every one.", UIHint = InputUIHints.DropDown, DefaultValue = SwitchMode.MatchFirst)]
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var matches = await SwitchCases.MatchAsync(context, Cases, context.Get(Mode));
        await context.CompleteActivityWithOutcomesAsync(
            matches.Count == 0 ? ["Default"] : [.. matches.Select(match => match.Label)]);
    }
}
