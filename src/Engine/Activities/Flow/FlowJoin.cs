namespace WorkflowConnect.Engine.Activities;

/// <summary>Joins branches.</summary>
[Activity("Elsa", "Branching", "Brings several branches together again.", DisplayName = "Join")]
public sealed class FlowJoin : CodeActivity, IJoinNode
{
    /// <summary>When it runs.</summary>
    [Input(
        Description = "Wait Any goes on at the first branch that arrives and cancels the others. Wait All goes on when all branches have arrived. Wait All Active goes on when all branches that were taken have arrived.",
        UIHint = InputUIHints.DropDown,
        DefaultValue = FlowJoinMode.WaitAny)]
    public Input<FlowJoinMode> Mode { get; set; } = new(FlowJoinMode.WaitAny);

    internal override bool IsStructural => true;

    /// <summary>What began while the join was queued loses too.</summary>
    protected override void Execute(ActivityExecutionContext context)
    {
        if (context.ParentActivityExecutionContext is { Flow: not null } flowchart
            && context.Node.MergeMode is (MergeMode.None or MergeMode.Race)
            && ModeIn(flowchart) == FlowJoinMode.WaitAny)
        {
            FlowWalk.CancelAncestors(flowchart, context.Node.LocalIndex);
        }
    }

    /// <summary>The mode, asked for before the join has an execution of its own: a variable is read in the flowchart's scope.</summary>
    internal FlowJoinMode ModeIn(ActivityExecutionContext flowchart) => Mode switch
    {
        null => FlowJoinMode.WaitAny,
        { HasConstant: true } => Mode.Constant,
        { Source: { } source } => Now(source, flowchart),
        _ => FlowJoinMode.WaitAny,
    };

    private FlowJoinMode Now(IInputSource source, ActivityExecutionContext flowchart)
    {
        var value = source.GetAsync(flowchart).AsTask();
        return value.IsCompletedSuccessfully
            ? ValueConverter.To<FlowJoinMode>(value.Result)
            : throw new FlowchartException($"The mode of the join '{Id}' needs a script. Use a literal, a variable or an input.");
    }
}
