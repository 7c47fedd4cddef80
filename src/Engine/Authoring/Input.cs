namespace WorkflowConnect.Engine.Authoring;

/// <summary>An input of an activity: a constant, or an expression whose value the run holds in a slot.</summary>
public abstract class Input
{
    // Index of the value in the context's slots; -1 until the compiler binds it.
    internal int Slot { get; set; } = -1;

    internal IInputSource? Source { get; set; }

    // From here on so many inputs of the activity are scripts, which go to the evaluator in one call.
    internal int ScriptsInARow { get; set; }

    // Its value comes from a secret: never recorded.
    internal bool IsSecret { get; set; }

    /// <summary>The expression, unless the input is a constant.</summary>
    public Expression? Expression { get; protected init; }

    internal abstract Type ValueType { get; }

    internal abstract bool HasConstant { get; }

    internal abstract object? BoxedConstant { get; }
}

/// <summary>A typed input.</summary>
public sealed class Input<T> : Input
{
    private readonly bool isConstant;

    /// <summary>A constant.</summary>
    public Input(T literal)
    {
        Constant = literal;
        isConstant = true;
    }

    /// <summary>Computed by code at each execution.</summary>
    public Input(Func<T> @delegate) =>
        Expression = Expression.DelegateExpression(_ => new ValueTask<object?>(@delegate()));

    /// <summary>Computed by code at each execution.</summary>
    public Input(Func<ExpressionExecutionContext, T> @delegate) =>
        Expression = Expression.DelegateExpression(context => new ValueTask<object?>(@delegate(context)));

    /// <summary>Computed by code at each execution.</summary>
    public Input(Func<ValueTask<T?>> @delegate) =>
        Expression = Expression.DelegateExpression(async _ => await @delegate());

    /// <summary>Computed by code at each execution.</summary>
    public Input(Func<ExpressionExecutionContext, ValueTask<T?>> @delegate) =>
        Expression = Expression.DelegateExpression(async context => await @delegate(context));

    /// <summary>The last value of another activity's output; for workflows made in code.</summary>
    public Input(Output output) => Expression = new Expression("Output", output);

    /// <summary>A value as it is.</summary>
    public Input(Literal<T> literal)
    {
        Constant = ValueConverter.To<T>(literal.Value);
        isConstant = true;
    }

    /// <summary>A value as JSON text.</summary>
    public Input(ObjectLiteral literal)
    {
        Constant = string.IsNullOrEmpty(literal.Value) ? default : ValueConverter.FromJsonText<T>(literal.Value);
        isConstant = true;
    }

    /// <summary>The value at a place in memory.</summary>
    public Input(MemoryBlockReference memoryBlockReference) => Expression = new Expression("Variable", memoryBlockReference);

    /// <summary>An expression; the place is accepted for source compatibility, the engine keeps the value itself.</summary>
    public Input(Expression expression, MemoryBlockReference memoryBlockReference)
        : this(expression) => _ = memoryBlockReference;

    /// <summary>The value of a variable.</summary>
    public Input(Variable variable) => Expression = new Expression("Variable", variable);

    /// <summary>An expression.</summary>
    public Input(Expression expression) => Expression = expression;

    internal T? Constant { get; }

    internal override bool HasConstant => isConstant;

    internal override object? BoxedConstant => Constant;

    internal override Type ValueType => typeof(T);

    /// <summary>Reads the value.</summary>
    public T Get(ActivityExecutionContext context) => context.Get(this)!;

    /// <summary>Reads the value.</summary>
    public T Get(ExpressionExecutionContext context) => Get(context.ActivityExecutionContext);

    /// <summary>Reads the value; null or default when there is none.</summary>
    public T? TryGet(ActivityExecutionContext context) => context.Get(this);

    /// <summary>Reads the value, or a default when it is null.</summary>
    public T? GetOrDefault(ActivityExecutionContext context, Func<T?>? defaultValue = null) =>
        context.Get(this) is { } value ? value : defaultValue is null ? default : defaultValue();
}
