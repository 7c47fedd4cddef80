namespace WorkflowConnect.Engine.Tests;

/// <summary>Makes a new check, which is clear or not.</summary>
[FlowNode("Clear", "Hit")]
[Activity("Permit", Type = "Screen")]
public sealed class ScreenActivity : DicedActivity
{
    [Output]
    public Output<string>? Check { get; set; }

    protected override ValueTask EndAsync(ActivityExecutionContext context)
    {
        var checks = Dice(context);
        var id = checks.NewId();
        context.Set(Check, id);
        var isClear = checks.Next(2) == 0;
        if (isClear)
        {
            checks.Clear(id);
        }
        else
        {
            checks.WithdrawAll();
        }

        return context.CompleteActivityWithOutcomesAsync(isClear ? "Clear" : "Hit");
    }
}
