namespace WorkflowConnect.Engine.Tests;

/// <summary>Has nothing to do with checks; leaves through Done, Other, both or none.</summary>
[FlowNode("Done", "Other")]
[Activity("Permit", Type = "Note")]
public sealed class NoteActivity : DicedActivity
{
    protected override ValueTask EndAsync(ActivityExecutionContext context) => Dice(context).Next(8) switch
    {
        < 3 => context.CompleteActivityWithOutcomesAsync("Done"),
        < 5 => context.CompleteActivityWithOutcomesAsync("Other"),
        < 7 => context.CompleteActivityWithOutcomesAsync("Done", "Other"),
        _ => context.CompleteActivityWithOutcomesAsync(),
    };
}
