using System.Runtime.CompilerServices;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>Base of all activities. Does not complete by itself; <see cref="CodeActivity"/> does.</summary>
public abstract class Activity : IActivity, ISignalHandler
{
    private SignalHandlers? handlers;
    private List<IBehavior>? behaviors;

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

    /// <summary>A job or task that leaves the burst and comes back with its results; null: as its type says.</summary>
    public bool? RunAsynchronously { get; set; }

    /// <summary>Name of the commit strategy; null: as the workflow says.</summary>
    public string? CommitStrategy { get; set; }

    /// <summary>What it does besides its own work.</summary>
    public ICollection<IBehavior> Behaviors => behaviors ??= [];

    // The node this object was compiled into; an object belongs to exactly one compiled workflow.
    internal CompiledNode? Node { get; set; }

    internal virtual bool AutoCompletes => false;

    // Nothing of it is worth a checkpoint: running it again after a crash gives the same.
    internal virtual bool IsStructural => false;

    // Break stops at the nearest one.
    internal virtual bool IsLoop => false;

    // Complete ends the nearest one, with its outcomes.
    internal virtual bool IsComposite => false;

    ValueTask<bool> IActivity.CanExecuteAsync(ActivityExecutionContext context) => CanExecuteAsync(context);

    ValueTask IActivity.ExecuteAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    ValueTask ISignalHandler.ReceiveSignalAsync(object signal, SignalContext context) => ReceiveSignalAsync(signal, context);

    internal ValueTask<bool> CheckAsync(ActivityExecutionContext context) => CanExecuteAsync(context);

    internal ValueTask RunAsync(ActivityExecutionContext context) =>
        behaviors is null ? ExecuteAsync(context) : RunWithBehaviorsAsync(context);

    internal async ValueTask ReceiveSignalAsync(object signal, SignalContext context)
    {
        await OnSignalReceivedAsync(signal, context);
        if (handlers is not null)
        {
            await handlers.ReceiveAsync(signal, context);
        }

        foreach (var behavior in behaviors ?? [])
        {
            await behavior.ReceiveSignalAsync(signal, context);
        }
    }

    internal virtual ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        context.CompleteActivityAsync();

    // It is about to be completed by an activity somewhere below.
    internal virtual ValueTask OnCompositeCompletingAsync(ActivityExecutionContext context, ActivityExecutionContext sender) =>
        ValueTask.CompletedTask;

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

    /// <summary>Hears signals of one type, sent by this activity or one below.</summary>
    protected void OnSignalReceived<TSignal>(Func<TSignal, SignalContext, ValueTask> handler) => (handlers ??= new()).Add(handler);

    /// <summary>Hears signals of one type, sent by this activity or one below.</summary>
    protected void OnSignalReceived<TSignal>(Action<TSignal, SignalContext> handler) => (handlers ??= new()).Add(handler);

    /// <summary>Hears every signal.</summary>
    protected virtual ValueTask OnSignalReceivedAsync(object signal, SignalContext context)
    {
        OnSignalReceived(signal, context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Hears every signal.</summary>
    protected virtual void OnSignalReceived(object signal, SignalContext context)
    {
    }

    /// <summary>Completes with Done.</summary>
    protected ValueTask CompleteAsync(ActivityExecutionContext context) => context.CompleteActivityAsync();

    private async ValueTask RunWithBehaviorsAsync(ActivityExecutionContext context)
    {
        foreach (var behavior in behaviors!)
        {
            await behavior.ExecuteAsync(context);
        }

        await ExecuteAsync(context);
    }
}
