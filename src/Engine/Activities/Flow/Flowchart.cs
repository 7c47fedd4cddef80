namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs activities along connections. See <see cref="FlowWalk"/> and, in token mode, <see cref="TokenWalk"/>.</summary>
[System.ComponentModel.Browsable(false)]
[Activity("Elsa", "Flow", "Runs activities along the connections that are drawn between them.")]
public sealed class Flowchart : Container
{
    /// <summary>Name of the workflow's property that chooses the mode.</summary>
    public const string ModeProperty = "Flowchart:ExecutionMode";

    /// <summary>Where it begins; null: a trigger, a Start, or what nothing leads to.</summary>
    [System.ComponentModel.Browsable(false)]
    public IActivity? Start { get; set; }

    /// <summary>The connections, for flowcharts made in code.</summary>
    public ICollection<Connection> Connections { get; set; } = [];

    internal string? StartId { get; set; }

    internal override bool IsStructural => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (child.Activity is ITerminalNode)
        {
            context.CancelChildren();
            return context.CompleteActivityAsync();
        }

        Advance(context, child, child.Result ?? Outcomes.Default);
        return CompleteIfIdle(context);
    }

    internal override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (context.Flow!.Tokens is null)
        {
            Advance(context, child, Outcomes.Empty);
        }
        else
        {
            TokenWalk.Forget(context, child.Node.LocalIndex);
        }

        return CompleteIfIdle(context);
    }

    internal static void ScheduleOutcomes(ActivityExecutionContext context, ActivityExecutionContext child, Outcomes outcomes) =>
        Advance(context, child, outcomes);

    /// <inheritdoc/>
    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        var start = FlowStarts.Find(context.Node, context.WorkflowExecutionContext.TriggerActivityId);
        if (start < 0)
        {
            return context.CompleteActivityAsync();
        }

        context.Flow = new FlowState(context.Node.Flow!, start);
        if (IsTokenBased(context.WorkflowExecutionContext))
        {
            context.Flow.Tokens = new int[context.Node.Flow!.Connections.Length];
        }

        context.WorkflowExecutionContext.Schedule(context.Node.Children[start], context);
        return ValueTask.CompletedTask;
    }

    private static void Advance(ActivityExecutionContext context, ActivityExecutionContext child, Outcomes outcomes)
    {
        context.Predecessor = child;
        if (context.Flow!.Tokens is null)
        {
            FlowWalk.Advance(context, child.Node.LocalIndex, outcomes, child.StartedByBackwardEdge);
        }
        else
        {
            TokenWalk.Advance(context, child.Node.LocalIndex, outcomes);
        }

        context.Predecessor = null;
    }

    private static ValueTask CompleteIfIdle(ActivityExecutionContext context) =>
        context.FirstChild is null ? context.CompleteActivityAsync() : ValueTask.CompletedTask;

    private static bool IsTokenBased(WorkflowExecutionContext run)
    {
        var mode = run.PropertiesOrNull is { } properties && properties.TryGetValue(ModeProperty, out var chosen)
            ? ValueConverter.To<FlowchartExecutionMode>(chosen)
            : run.Workflow.FlowchartMode;
        mode = mode == FlowchartExecutionMode.Default ? run.Environment.Options.FlowchartMode : mode;
        return mode == FlowchartExecutionMode.TokenBased;
    }
}
