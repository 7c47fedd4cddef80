using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Renders the engine's templates in the Node worker.</summary>
internal sealed class WorkerLiquid(LiquidRenderer renderer) : ILiquidEvaluator
{
    // As deep as the engine keeps values.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    public async ValueTask<string> RenderAsync(LiquidRequest request, CancellationToken cancellationToken)
    {
        var model = new JsonObject
        {
            ["Variables"] = JsonNode.Parse(request.Variables, documentOptions: Deep),
            ["Input"] = JsonNode.Parse(request.Input, documentOptions: Deep),
            ["Output"] = JsonNode.Parse(request.Outputs, documentOptions: Deep),
            ["WorkflowInstanceId"] = request.WorkflowInstanceId,
            ["WorkflowInstanceName"] = request.InstanceName,
            ["WorkflowDefinitionId"] = request.DefinitionId,
            ["WorkflowDefinitionVersion"] = request.DefinitionVersion,
            ["CorrelationId"] = request.CorrelationId,
        };
        try
        {
            return await renderer.RenderAsync(request.Template, model, cancellationToken);
        }
        catch (ScriptException e) when (ScriptFaults.IsOfScript(e))
        {
            throw new LiquidException(ScriptFaults.Tell(e));
        }
    }
}
