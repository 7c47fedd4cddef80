using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>An activity made of others, put together in code. <see cref="Activities.Complete"/> inside it ends it.</summary>
public abstract class Composite : Activity
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected Composite([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>What it runs; a constructor sets it.</summary>
    [Browsable(false)]
    public IActivity Root { get; protected set; } = new Activities.Sequence();

    /// <summary>Variables of the composite.</summary>
    public ICollection<Variable> Variables { get; protected set; } = [];

    internal override bool IsComposite => true;

    internal override async ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        await OnCompletedAsync(new ActivityCompletedContext(context, child, child.Result ?? child.ResultValue));
        await context.CompleteActivityAsync();
    }

    internal override ValueTask OnCompositeCompletingAsync(ActivityExecutionContext context, ActivityExecutionContext sender) =>
        OnCompletedAsync(new ActivityCompletedContext(context, sender, sender.Result ?? sender.ResultValue));

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var variable in Variables)
        {
            context.Declare(variable.Id, variable.Name, VariableType.NameOf(variable), variable.Value);
        }

        return context.ScheduleActivityAsync(Root);
    }

    /// <summary>Called when the root has completed, before the composite does.</summary>
    protected virtual ValueTask OnCompletedAsync(ActivityCompletedContext context)
    {
        OnCompleted(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Called when the root has completed, before the composite does.</summary>
    protected virtual void OnCompleted(ActivityCompletedContext context)
    {
    }
}

/// <summary>A composite with a result.</summary>
public abstract class Composite<T> : Composite, IActivityWithResult<T>, IActivityWithResult
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected Composite([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Receives the result.</summary>
    [Output]
    public Output<T>? Result { get; set; }

    Output? IActivityWithResult.Result => Result;
}
