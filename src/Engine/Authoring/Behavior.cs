namespace WorkflowConnect.Engine.Authoring;

/// <summary>Base of behaviours.</summary>
public abstract class Behavior(IActivity owner) : IBehavior
{
    private readonly SignalHandlers handlers = new();

    /// <inheritdoc/>
    public IActivity Owner { get; } = owner;

    ValueTask ISignalHandler.ReceiveSignalAsync(object signal, SignalContext context) => ReceiveAsync(signal, context);

    ValueTask IBehavior.ExecuteAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    /// <summary>Hears signals of one type.</summary>
    protected void OnSignalReceived<T>(Func<T, SignalContext, ValueTask> handler) => handlers.Add(handler);

    /// <summary>Hears signals of one type.</summary>
    protected void OnSignalReceived<T>(Action<T, SignalContext> handler) => handlers.Add(handler);

    /// <summary>Hears every signal.</summary>
    protected virtual ValueTask OnSignalReceivedAsync(object signal, SignalContext context) => ValueTask.CompletedTask;

    /// <summary>Runs before the owner does.</summary>
    protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;

    private async ValueTask ReceiveAsync(object signal, SignalContext context)
    {
        await OnSignalReceivedAsync(signal, context);
        await handlers.ReceiveAsync(signal, context);
    }
}
