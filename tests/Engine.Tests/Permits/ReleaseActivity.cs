namespace WorkflowConnect.Engine.Tests;

/// <summary>Releases the check that a variable names, or confirms it.</summary>
[FlowNode("Released", "Confirmed")]
[Activity("Permit", Type = "Release")]
public sealed class ReleaseActivity : DicedActivity
{
    [Input]
    public Input<string?> Check { get; set; } = default!;

    // Read when it ends: what is decided on is what it was opened for.
    protected override ValueTask EndAsync(ActivityExecutionContext context)
    {
        var checks = Dice(context);
        if (context.Get(Check) is { } id && checks.Next(2) == 0)
        {
            checks.Clear(id);
            return context.CompleteActivityWithOutcomesAsync("Released");
        }

        checks.WithdrawAll();
        return context.CompleteActivityWithOutcomesAsync("Confirmed");
    }
}
