namespace WorkflowConnect.Engine;

/// <summary>The value of a variable; null when none is in scope, as in Elsa.</summary>
internal sealed class VariableSource(string id) : IInputSource
{
    public string Id { get; } = id;

    public ValueTask<object?> GetAsync(ActivityExecutionContext context) => new(context.FindCell(Id)?.Value);
}

/// <summary>One value of the run's input.</summary>
internal sealed class WorkflowInputSource(string name) : IInputSource
{
    public ValueTask<object?> GetAsync(ActivityExecutionContext context) =>
        new(context.TryGetInput(name, out var value) ? value : null);
}

/// <summary>A value that is known beforehand but belongs into a slot.</summary>
internal sealed class ConstantSource(object? value) : IInputSource
{
    public ValueTask<object?> GetAsync(ActivityExecutionContext context) => new(value);
}

/// <summary>Code of an activity class.</summary>
internal sealed class DelegateSource(Func<ExpressionExecutionContext, ValueTask<object?>> code) : IInputSource
{
    public ValueTask<object?> GetAsync(ActivityExecutionContext context) => code(new ExpressionExecutionContext(context));
}

/// <summary>An expression of a syntax that is not built in.</summary>
internal sealed class EvaluatorSource(IExpressionEvaluator evaluator, Expression expression) : IInputSource
{
    public IExpressionEvaluator Evaluator { get; } = evaluator;

    public Expression Expression { get; } = expression;

    public bool IsSecret => Evaluator.Type == ExpressionTypes.Secret;

    public ValueTask<object?> GetAsync(ActivityExecutionContext context) =>
        Evaluator.EvaluateAsync(Expression, new ExpressionExecutionContext(context));
}

/// <summary>A dictionary whose entries are expressions.</summary>
internal sealed class DictionarySource(IReadOnlyList<KeyValuePair<string, IInputSource>> entries) : IInputSource
{
    public bool IsSecret => entries.Any(entry => entry.Value.IsSecret);

    public async ValueTask<object?> GetAsync(ActivityExecutionContext context)
    {
        var values = new Dictionary<string, object>(entries.Count, StringComparer.Ordinal);
        foreach (var (key, source) in entries)
        {
            values[key] = (await source.GetAsync(context))!;
        }

        return values;
    }
}
