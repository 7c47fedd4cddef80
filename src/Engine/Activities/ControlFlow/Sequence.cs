namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs activities one after the other.</summary>
[System.ComponentModel.Browsable(false)]
[Activity("Elsa", "Workflows", "Runs activities one after the other.")]
public sealed class Sequence : Container
{
    internal override bool IsStructural => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        child.Activity is ITerminalNode ? context.CompleteActivityAsync() : Next(context);

    internal override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        Next(context);

    /// <inheritdoc/>
    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        context.Cursor = 0;
        return Next(context);
    }

    private static ValueTask Next(ActivityExecutionContext context)
    {
        if (context.Cursor >= context.Node.Children.Length)
        {
            return context.CompleteActivityAsync();
        }

        context.WorkflowExecutionContext.Schedule(context.Node.Children[context.Cursor++], context);
        return ValueTask.CompletedTask;
    }
}
