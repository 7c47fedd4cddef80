using System.Runtime.CompilerServices;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>Base of activities that hold a list of activities.</summary>
public abstract class Container : Activity, IContainer
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected Container([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>The activities.</summary>
    public ICollection<IActivity> Activities { get; set; } = [];

    /// <summary>Variables that they share.</summary>
    public ICollection<Variable> Variables { get; set; } = [];

    /// <inheritdoc/>
    protected sealed override ValueTask ExecuteAsync(ActivityExecutionContext context) => ScheduleChildrenAsync(context);

    /// <summary>Queues the first of them, or all.</summary>
    protected virtual ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        ScheduleChildren(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Queues the first of them, or all.</summary>
    protected virtual void ScheduleChildren(ActivityExecutionContext context)
    {
    }
}
