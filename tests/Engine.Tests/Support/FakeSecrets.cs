namespace WorkflowConnect.Engine.Tests;

/// <summary>Secrets whose value is known to the tests.</summary>
internal sealed class FakeSecrets : IExpressionEvaluator
{
    public const string Value = "never-to-be-seen";

    public string Type => ExpressionTypes.Secret;

    public ValueTask<object?> EvaluateAsync(Expression expression, ExpressionExecutionContext context) => new(Value);
}
