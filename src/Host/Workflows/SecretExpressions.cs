using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Workflows;

/// <summary>The expression type <c>Secret</c>: its text is a secret's name, its value never leaves the activity's input.</summary>
internal sealed class SecretExpressions(KeepSecrets secrets) : IExpressionEvaluator
{
    public string Type => ExpressionTypes.Secret;

    public async ValueTask<object?> EvaluateAsync(Expression expression, ExpressionExecutionContext context)
    {
        var name = expression.Value as string;
        return string.IsNullOrWhiteSpace(name)
            ? throw new SecretMissingException("No secret is chosen. Pick one in the activity's input.")
            : await secrets.RevealAsync(name, context.ActivityExecutionContext.CancellationToken)
                ?? throw new SecretMissingException($"There is no secret named {(name.Length <= KeepSecrets.LongestName ? name : "so")}. Set it, or pick another one.");
    }
}
