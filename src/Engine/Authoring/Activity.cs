using System.Runtime.CompilerServices;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>Base of all activities. Does not complete by itself; <see cref="CodeActivity"/> does.</summary>
public abstract class Activity : IActivity
{
    /// <summary>The source position is accepted for source compatibility and not kept.</summary>
    protected Activity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    {
        _ = source;
        _ = line;
    }

    /// <summary>For types named by hand.</summary>
    protected Activity(string activityType, int version = 1, string? source = null, int? line = null)
        : this(source, line)
    {
        Type = activityType;
        Version = version;
    }

    /// <inheritdoc/>
    public string Id { get; set; } = "";

    /// <inheritdoc/>
    public string NodeId { get; set; } = "";

    /// <inheritdoc/>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public string Type { get; set; } = "";

    /// <inheritdoc/>
    public int Version { get; set; } = 1;

    /// <inheritdoc/>
    public IDictionary<string, object> CustomProperties { get; set; } = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IDictionary<string, object> SyntheticProperties { get; set; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IDictionary<string, object> Metadata { get; set; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The trigger starts new runs once its definition is published.</summary>
    public bool CanStartWorkflow { get; set; }

    /// <summary>Kept for the designer.</summary>
    public bool? RunAsynchronously { get; set; }

    // The node this object was compiled into; an object belongs to exactly one compiled workflow.
    internal CompiledNode? Node { get; set; }

    internal virtual bool AutoCompletes => false;

    // Nothing of it is worth a checkpoint: running it again after a crash gives the same.
    internal virtual bool IsStructural => false;

    // Break stops at the nearest one.
    internal virtual bool IsLoop => false;

    ValueTask<bool> IActivity.CanExecuteAsync(ActivityExecutionContext context) => CanExecuteAsync(context);

    ValueTask IActivity.ExecuteAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    internal ValueTask<bool> CheckAsync(ActivityExecutionContext context) => CanExecuteAsync(context);

    internal ValueTask RunAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    internal virtual ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        context.CompleteActivityAsync();

    internal virtual ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        ValueTask.CompletedTask;

    /// <summary>False leaves the activity pending.</summary>
    protected virtual ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context) => new(CanExecute(context));

    /// <summary>False leaves the activity pending.</summary>
    protected virtual bool CanExecute(ActivityExecutionContext context) => true;

    /// <summary>Does the work.</summary>
    protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Execute(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Does the work.</summary>
    protected virtual void Execute(ActivityExecutionContext context)
    {
    }

    /// <summary>Completes with Done.</summary>
    protected ValueTask CompleteAsync(ActivityExecutionContext context) => context.CompleteActivityAsync();
}

/// <summary>An activity with a result.</summary>
public abstract class Activity<T> : Activity
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected Activity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Receives the result.</summary>
    [Output]
    public Output<T>? Result { get; set; }
}
