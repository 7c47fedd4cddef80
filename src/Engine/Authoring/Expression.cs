namespace WorkflowConnect.Engine.Authoring;

/// <summary>Text or a value with the name of its syntax.</summary>
public sealed class Expression(string type, object? value)
{
    /// <summary>Literal, Variable, Input, Object, JavaScript, or the name of an own evaluator.</summary>
    public string Type { get; } = type;

    /// <summary>Script text, literal, or a parsed JSON element.</summary>
    public object? Value { get; } = value;

    /// <summary>A value as it is.</summary>
    public static Expression LiteralExpression(object? value) => new("Literal", value);

    /// <summary>Computed by code.</summary>
    public static Expression DelegateExpression(Func<ValueTask<object?>> value) => DelegateExpression(_ => value());

    /// <summary>Computed by code.</summary>
    public static Expression DelegateExpression(Func<ExpressionExecutionContext, object?> value) =>
        DelegateExpression(context => new ValueTask<object?>(value(context)));

    /// <summary>Computed by code.</summary>
    public static Expression DelegateExpression(Func<object?> value) => DelegateExpression(_ => new ValueTask<object?>(value()));

    /// <summary>Computed by code.</summary>
    public static Expression DelegateExpression(Func<ExpressionExecutionContext, ValueTask<object?>> value) => new("Delegate", value);
}
