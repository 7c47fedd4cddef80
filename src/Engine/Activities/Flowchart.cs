namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs activities along connections; counter-based, with implicit joins. See <see cref="FlowWalk"/>.</summary>
[Activity("Elsa", "Flow", "Runs activities along connections.")]
public sealed class Flowchart : Activity, IContainer
{
    /// <summary>The activities.</summary>
    public ICollection<IActivity> Activities { get; } = [];

    internal string? StartId { get; set; }

    internal override bool IsStructural => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (child.Activity is ITerminalNode)
        {
            context.CancelChildren();
            return context.CompleteActivityAsync();
        }

        FlowWalk.Advance(context, child.Node.LocalIndex, child.Result ?? Outcomes.Default, child.StartedByBackwardEdge);
        return CompleteIfIdle(context);
    }

    internal override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        FlowWalk.Advance(context, child.Node.LocalIndex, Outcomes.Empty, child.StartedByBackwardEdge);
        return CompleteIfIdle(context);
    }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var start = FindStart(context);
        if (start < 0)
        {
            return context.CompleteActivityAsync();
        }

        context.Flow = new FlowState(context.Node.Flow!, start);
        context.WorkflowExecutionContext.Schedule(context.Node.Children[start], context);
        return ValueTask.CompletedTask;
    }

    private static ValueTask CompleteIfIdle(ActivityExecutionContext context) =>
        context.FirstChild is null ? context.CompleteActivityAsync() : ValueTask.CompletedTask;

    // The trigger that started the run, the start property, a Start, a trigger, the first without inbound, the first.
    private int FindStart(ActivityExecutionContext context)
    {
        var children = context.Node.Children;
        var trigger = context.WorkflowExecutionContext.TriggerActivityId;
        var found = trigger is null ? -1 : Array.FindIndex(children, child => child.Activity.Id == trigger);
        found = found >= 0 || StartId is null ? found : Array.FindIndex(children, child => child.Activity.Id == StartId);
        found = found >= 0 ? found : Array.FindIndex(children, child => child.Activity is Start);
        found = found >= 0 ? found : Array.FindIndex(children, child => child.Activity.CanStartWorkflow);
        found = found >= 0 ? found : Array.FindIndex(children, child => context.Node.Flow!.Inbound[child.LocalIndex].Length == 0);
        return found >= 0 || children.Length == 0 ? found : 0;
    }
}
