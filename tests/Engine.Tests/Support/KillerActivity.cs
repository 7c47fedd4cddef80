namespace WorkflowConnect.Engine.Tests;

/// <summary>Cancels a sibling.</summary>
[Activity("Test", Type = "Killer")]
public sealed class KillerActivity : CodeActivity
{
    [Input]
    public string Victim { get; set; } = "";

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.ParentActivityExecutionContext!.Children.Single(child => child.Activity.Id == Victim).CancelActivityAsync();
}
