namespace WorkflowConnect.Engine.Authoring;

/// <summary>What an expression may look at.</summary>
public readonly record struct ExpressionExecutionContext
{
    internal ExpressionExecutionContext(ActivityExecutionContext activity) => ActivityExecutionContext = activity;

    /// <summary>The activity for which the expression is evaluated.</summary>
    public ActivityExecutionContext ActivityExecutionContext { get; }

    /// <summary>Stops the evaluation.</summary>
    public CancellationToken CancellationToken => ActivityExecutionContext.CancellationToken;

    /// <summary>Reads a place in memory.</summary>
    public object? Get(MemoryBlockReference reference) => ActivityExecutionContext.Get(reference);

    /// <summary>Reads a place in memory.</summary>
    public T? Get<T>(MemoryBlockReference reference) => ValueConverter.To<T>(Get(reference));

    /// <summary>Writes a place in memory.</summary>
    public void Set(MemoryBlockReference reference, object? value) => ActivityExecutionContext.Set(reference, value);

    /// <summary>The evaluated value of an input.</summary>
    public T? Get<T>(Input<T>? input) => ActivityExecutionContext.Get(input);

    /// <summary>A variable in scope by name, or default.</summary>
    public T? GetVariable<T>(string name) => ActivityExecutionContext.GetVariable<T>(name);

    /// <summary>One value of the run's input, or default.</summary>
    public T? GetInput<T>(string name) =>
        ActivityExecutionContext.TryGetInput(name, out var value) ? ValueConverter.To<T>(value) : default;

    /// <summary>A service of the run's scope.</summary>
    public T GetRequiredService<T>()
        where T : notnull => ActivityExecutionContext.GetRequiredService<T>();
}
