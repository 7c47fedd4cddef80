namespace WorkflowConnect.Engine;

/// <summary>Stands in when the host registers no evaluator.</summary>
internal sealed class NoJavaScript : IJavaScriptEvaluator
{
    public ValueTask<JavaScriptResult> EvaluateAsync(JavaScriptRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No JavaScript evaluator is registered.");
}
