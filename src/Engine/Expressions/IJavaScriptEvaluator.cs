using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Runs scripts outside of the engine, sandboxed. An outage is thrown as an <see cref="ITransientFault"/>.</summary>
public interface IJavaScriptEvaluator
{
    /// <summary>Runs one script.</summary>
    /// <exception cref="JavaScriptException">The script threw or does not parse.</exception>
    ValueTask<JavaScriptResult> EvaluateAsync(JavaScriptRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Runs several scripts over the same data, in order; each sees the variables, the correlation id and the name that
    /// those before it set. An evaluator that is far away does it in one call.
    /// </summary>
    /// <exception cref="JavaScriptException">One of them threw or does not parse.</exception>
    async ValueTask<IReadOnlyList<JavaScriptResult>> EvaluateAllAsync(
        JavaScriptRequest request, IReadOnlyList<string> scripts, CancellationToken cancellationToken)
    {
        var results = new List<JavaScriptResult>(scripts.Count);
        foreach (var script in scripts)
        {
            var result = await EvaluateAsync(request with { Script = script }, cancellationToken);
            results.Add(result);
            request = request.After(result);
        }

        return results;
    }
}
