namespace WorkflowConnect.Engine.Tests;

/// <summary>Ends at once, or waits until it is resumed: so that parallel branches overtake one another.</summary>
public abstract class DicedActivity : Activity
{
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (Dice(context).Next(3) > 0)
        {
            return EndAsync(context);
        }

        context.CreateBookmark(EndAsync);
        return ValueTask.CompletedTask;
    }

    protected abstract ValueTask EndAsync(ActivityExecutionContext context);

    private protected static Checks Dice(ActivityExecutionContext context) => context.GetRequiredService<Checks>();
}
