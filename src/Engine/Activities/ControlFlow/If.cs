namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs one of two activities.</summary>
[Activity("Elsa", "Branching", "Runs one of two activities, depending on a condition.")]
[Output(Description = "What the condition came out as: true or false.")]
public sealed class If : Activity<bool>
{
    /// <summary>What decides.</summary>
    [Input(Description = "What is to be decided: true takes Then, false takes Else.", UIHint = InputUIHints.SingleLine)]
    public Input<bool> Condition { get; set; } = new(false);

    /// <summary>Runs when it holds.</summary>
    [Port]
    public IActivity? Then { get; set; }

    /// <summary>Runs when it does not.</summary>
    [Port]
    public IActivity? Else { get; set; }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var holds = context.Get(Condition);
        context.Set(Result, holds);
        return context.ScheduleActivityAsync(holds ? Then : Else);
    }
}
