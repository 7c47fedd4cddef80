namespace WorkflowConnect.Engine.Activities;

/// <summary>Joins branches.</summary>
[Activity("Elsa", "Flow", "Joins branches.", DisplayName = "Join")]
public sealed class FlowJoin : CodeActivity, IJoinNode
{
    /// <summary>When it runs; a literal.</summary>
    [Input(UIHint = InputUIHints.DropDown, Description = "When the join runs.")]
    public Input<FlowJoinMode> Mode { get; set; } = new(FlowJoinMode.WaitAny);

    internal FlowJoinMode JoinMode => Mode is { HasConstant: true } mode ? mode.Constant : FlowJoinMode.WaitAny;

    internal override bool IsStructural => true;
}
