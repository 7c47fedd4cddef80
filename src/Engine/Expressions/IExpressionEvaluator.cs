namespace WorkflowConnect.Engine;

/// <summary>Evaluates expressions of one syntax. Literal, Variable, Input and Object are built in.</summary>
public interface IExpressionEvaluator
{
    /// <summary>Name of the syntax in definitions, for example <c>JavaScript</c>.</summary>
    string Type { get; }

    /// <summary>Evaluates; the engine converts the result to what the input asks for.</summary>
    ValueTask<object?> EvaluateAsync(Expression expression, ExpressionExecutionContext context);
}
