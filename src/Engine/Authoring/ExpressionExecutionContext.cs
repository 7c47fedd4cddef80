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
}
