namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs activities side by side and completes when all have ended.</summary>
[System.ComponentModel.Browsable(false)]
[Activity("Elsa", "Workflows", "Runs activities side by side and goes on when all have ended.")]
public sealed class Parallel : Container
{
    internal override bool IsStructural => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        context.FirstChild is null ? context.CompleteActivityAsync() : ValueTask.CompletedTask;

    internal override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        OnChildCompletedAsync(context, child);

    /// <inheritdoc/>
    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        foreach (var child in context.Node.Children)
        {
            context.WorkflowExecutionContext.Schedule(child, context);
        }

        return context.Node.Children.Length == 0 ? context.CompleteActivityAsync() : ValueTask.CompletedTask;
    }
}
