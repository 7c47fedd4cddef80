namespace WorkflowConnect.Engine.Authoring;

/// <summary>Handlers by the type of the signal, in the order in which they were added.</summary>
internal sealed class SignalHandlers
{
    private readonly List<(Type Type, Func<object, SignalContext, ValueTask> Handle)> handlers = [];

    public void Add<T>(Func<T, SignalContext, ValueTask> handler) =>
        handlers.Add((typeof(T), (signal, context) => handler((T)signal, context)));

    public void Add<T>(Action<T, SignalContext> handler) => Add<T>((signal, context) =>
    {
        handler(signal, context);
        return ValueTask.CompletedTask;
    });

    public async ValueTask ReceiveAsync(object signal, SignalContext context)
    {
        foreach (var (type, handle) in handlers)
        {
            if (type.IsInstanceOfType(signal))
            {
                await handle(signal, context);
            }
        }
    }
}
