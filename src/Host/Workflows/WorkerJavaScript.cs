using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Scripting;
using EngineResult = WorkflowConnect.Engine.JavaScriptResult;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Runs the engine's scripts in the sandbox of the Node worker.</summary>
internal sealed class WorkerJavaScript(JavaScriptSandbox sandbox) : IJavaScriptEvaluator
{
    public async ValueTask<EngineResult> EvaluateAsync(JavaScriptRequest request, CancellationToken cancellationToken)
    {
        var variables = Object(request.Variables);
        try
        {
            var result = await sandbox.EvaluateAsync(
                new JavaScriptEvaluation
                {
                    Script = request.Script,
                    Variables = variables,
                    VariableNames = [.. variables.Select(v => v.Key)],
                    Input = Object(request.Input),
                    Outputs = [.. OutputsOf(Object(request.Outputs))],
                    LastResult = JsonNode.Parse(request.LastResult),
                    WorkflowDefinitionId = request.DefinitionId,
                    WorkflowDefinitionVersion = request.DefinitionVersion,
                    WorkflowInstanceId = request.WorkflowInstanceId,
                    WorkflowInstanceName = request.InstanceName,
                    CorrelationId = request.CorrelationId,
                },
                cancellationToken);
            return new EngineResult
            {
                Value = Element(result.Value),
                ChangedVariables = result.ChangedVariables.ToDictionary(v => v.Key, v => Element(v.Value), StringComparer.Ordinal),
                Outcomes = result.Outcomes.Count == 0 ? null : result.Outcomes,
                CorrelationId = result.CorrelationIdChanged ? result.CorrelationId : null,
                InstanceName = result.WorkflowInstanceNameChanged ? result.WorkflowInstanceName : null,
            };
        }
        catch (ScriptException e) when (e.Kind is ScriptErrorKind.Syntax or ScriptErrorKind.Runtime)
        {
            throw new JavaScriptException(e.Message);
        }
    }

    private static IEnumerable<ActivityOutput> OutputsOf(JsonObject outputs) =>
        from activity in outputs
        from output in activity.Value as JsonObject ?? []
        select new ActivityOutput(activity.Key, activity.Key, output.Key, output.Value?.DeepClone());

    private static JsonObject Object(string json) => JsonNode.Parse(json) as JsonObject ?? [];

    private static JsonElement Element(JsonNode? node) => JsonSerializer.SerializeToElement(node);
}
