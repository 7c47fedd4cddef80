namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs branches side by side.</summary>
[System.ComponentModel.Browsable(false)]
[Activity("Elsa", "Control Flow", "Runs several branches side by side.")]
public sealed class Fork : Activity
{
    /// <summary>When it completes.</summary>
    [Input(
        Description = "Whether to go on when all branches have ended, or when the first one has.",
        UIHint = InputUIHints.DropDown,
        DefaultValue = ForkJoinMode.WaitAll)]
    public ForkJoinMode JoinMode { get; set; } = ForkJoinMode.WaitAll;

    /// <summary>The branches.</summary>
    [Port]
    public ICollection<IActivity> Branches { get; set; } = [];

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (JoinMode == ForkJoinMode.WaitAny)
        {
            context.CancelChildren();
        }

        return CompleteIfIdle(context);
    }

    internal override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        CompleteIfIdle(context);

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        await context.ScheduleActivities(Branches);
        await CompleteIfIdle(context);
    }

    private static ValueTask CompleteIfIdle(ActivityExecutionContext context) =>
        context.FirstChild is null ? context.CompleteActivityAsync() : ValueTask.CompletedTask;
}
