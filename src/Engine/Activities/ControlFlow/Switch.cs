namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs the activities of the cases that apply, else the default.</summary>
[Activity("Elsa", "Branching", "Runs the activity of the case whose condition holds, or the default when none does.")]
public sealed class Switch : Activity
{
    /// <summary>The cases.</summary>
    [Input(Description = "The cases, each with a condition and what to run when it holds.", UIHint = InputUIHints.SwitchEditor)]
    public ICollection<SwitchCase> Cases { get; set; } = [];

    /// <summary>First or all.</summary>
    [Input(Description = "Whether only the first case that holds is run, or every one.", UIHint = InputUIHints.DropDown, DefaultValue = SwitchMode.MatchFirst)]
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    /// <summary>Runs when no case applies.</summary>
    [Port]
    public IActivity? Default { get; set; }

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        context.FirstChild is null ? context.CompleteActivityAsync() : ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var matches = await SwitchCases.MatchAsync(context, Cases, context.Get(Mode));
        if (matches.Count == 0)
        {
            await context.ScheduleActivityAsync(Default);
            return;
        }

        await context.ScheduleActivities(matches.Select(match => match.Activity));
        if (matches.TrueForAll(match => match.Activity is null))
        {
            await context.CompleteActivityAsync();
        }
    }
}
