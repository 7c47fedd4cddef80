using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Scripting;
using EngineResult = WorkflowConnect.Engine.JavaScriptResult;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Runs the engine's scripts in the sandbox of the Node worker.</summary>
internal sealed class WorkerJavaScript(JavaScriptSandbox sandbox) : IJavaScriptEvaluator
{
    // As deep as the engine keeps values.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };
    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 1_000 };

    public async ValueTask<EngineResult> EvaluateAsync(JavaScriptRequest request, CancellationToken cancellationToken) =>
        (await EvaluateAllAsync(request, [request.Script], cancellationToken))[0];

    public async ValueTask<IReadOnlyList<EngineResult>> EvaluateAllAsync(
        JavaScriptRequest request, IReadOnlyList<string> scripts, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await sandbox.EvaluateAllAsync(Evaluation(request), scripts, cancellationToken)).Select(Result)];
        }
        catch (ScriptException e) when (ScriptFaults.IsOfScript(e))
        {
            throw new JavaScriptException(ScriptFaults.Tell(e));
        }
    }

    private static JavaScriptEvaluation Evaluation(JavaScriptRequest request)
    {
        var variables = Object(request.Variables);
        return new JavaScriptEvaluation
        {
            Script = request.Script,
            Variables = variables,
            VariableNames = [.. variables.Select(v => v.Key)],
            Input = Object(request.Input),
            Outputs = [.. OutputsOf(Object(request.Outputs))],
            LastResult = JsonNode.Parse(request.LastResult, documentOptions: Deep),
            WorkflowDefinitionId = request.DefinitionId,
            WorkflowDefinitionVersionId = request.DefinitionVersionId,
            WorkflowDefinitionVersion = request.DefinitionVersion,
            WorkflowInstanceId = request.WorkflowInstanceId,
            WorkflowInstanceName = request.InstanceName,
            CorrelationId = request.CorrelationId,
        };
    }

    private static EngineResult Result(Scripting.JavaScriptResult result) => new()
    {
        Value = Element(result.Value),
        ChangedVariables = result.ChangedVariables.ToDictionary(v => v.Key, v => Element(v.Value), StringComparer.Ordinal),
        Outcomes = result.Outcomes.Count == 0 ? null : result.Outcomes,
        CorrelationId = result.CorrelationIdChanged ? result.CorrelationId : null,
        InstanceName = result.WorkflowInstanceNameChanged ? result.WorkflowInstanceName : null,
    };

    private static IEnumerable<ActivityOutput> OutputsOf(JsonObject outputs) =>
        from activity in outputs
        from output in activity.Value as JsonObject ?? []
        select new ActivityOutput(activity.Key, activity.Key, output.Key, output.Value?.DeepClone());

    private static JsonObject Object(string json) => JsonNode.Parse(json, documentOptions: Deep) as JsonObject ?? [];

    private static JsonElement Element(JsonNode? node) => JsonSerializer.SerializeToElement(node, Options);
}
