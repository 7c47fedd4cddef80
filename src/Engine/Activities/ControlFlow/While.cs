namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs its body as long as a condition holds, which is evaluated before each run.</summary>
[Activity("Elsa", "Looping", "Repeats its body as long as a condition holds.")]
public sealed class While : Activity
{
    /// <summary>The condition.</summary>
    [Input(Description = "Asked before each round: true runs the body once more, false goes on.", UIHint = InputUIHints.SingleLine, AutoEvaluate = false)]
    public Input<bool> Condition { get; set; } = new(false);

    /// <summary>What runs.</summary>
    [Port]
    public IActivity? Body { get; set; }

    internal override bool IsLoop => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        ExecuteAsync(context);

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.ScheduleActivityAsync(await context.EvaluateAsync(Condition) ? Body : null);
}
