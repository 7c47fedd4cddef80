namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs its body as long as a condition holds, which is evaluated before each run.</summary>
[Activity("Elsa", "Looping", "Runs while a condition holds.")]
public sealed class While : Activity
{
    /// <summary>The condition.</summary>
    [Input(AutoEvaluate = false)]
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
