namespace WorkflowConnect.Engine;

/// <summary>Runs scripts outside of the engine, sandboxed. An outage is thrown as an <see cref="ITransientFault"/>.</summary>
public interface IJavaScriptEvaluator
{
    /// <summary>Runs one script.</summary>
    /// <exception cref="JavaScriptException">The script threw or does not parse.</exception>
    ValueTask<JavaScriptResult> EvaluateAsync(JavaScriptRequest request, CancellationToken cancellationToken);
}
