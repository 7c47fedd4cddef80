using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Scripting;

/// <summary>Evaluates scripts without access to files, network, processes or the Host; no state stays behind.</summary>
public sealed class JavaScriptSandbox(NodeWorker worker, IOptions<ScriptingOptions> options)
{
    private readonly ScriptingOptions _options = options.Value;

    /// <exception cref="ScriptException">The script failed, or the worker is busy.</exception>
    /// <exception cref="WorkerUnavailableException">There is no worker.</exception>
    public async Task<JavaScriptResult> EvaluateAsync(JavaScriptEvaluation evaluation, CancellationToken ct)
    {
        var timeout = evaluation.Timeout is { } less && less < _options.JavaScriptTimeout ? less : _options.JavaScriptTimeout;
        var reply = await worker.SendAsync(
            new WorkerRequest
            {
                Operation = "javascript",
                Timeout = timeout,
                Parts = [ScriptLimits.Script(evaluation.Script, _options), ScriptLimits.Input(Environment(evaluation), _options)],
            },
            ct);
        return Read(JsonNode.Parse(reply.Parts[0].Span, documentOptions: new JsonDocumentOptions { MaxDepth = 256 })!.AsObject());
    }

    private static byte[] Environment(JavaScriptEvaluation evaluation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            Write(json, "variables", evaluation.Variables);
            Write(json, "input", evaluation.Input);
            Write(json, "lastResult", evaluation.LastResult);
            Write(json, "configuration", evaluation.Configuration);
            json.WriteString("workflowDefinitionId", evaluation.WorkflowDefinitionId);
            json.WriteString("workflowDefinitionVersionId", evaluation.WorkflowDefinitionVersionId);
            if (evaluation.WorkflowDefinitionVersion is { } version)
            {
                json.WriteNumber("workflowDefinitionVersion", version);
            }

            json.WriteString("workflowInstanceId", evaluation.WorkflowInstanceId);
            json.WriteString("workflowInstanceName", evaluation.WorkflowInstanceName);
            json.WriteString("correlationId", evaluation.CorrelationId);
            json.WriteStartArray("variableNames");
            foreach (var name in evaluation.VariableNames)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var output in evaluation.Outputs)
            {
                json.WriteStartObject();
                json.WriteString("activityId", output.ActivityId);
                json.WriteString("activityName", output.ActivityName);
                json.WriteString("outputName", output.OutputName);
                Write(json, "value", output.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, JsonNode? node)
    {
        if (node is not null)
        {
            json.WritePropertyName(name);
            node.WriteTo(json);
        }
    }

    private static JavaScriptResult Read(JsonObject answer) => new()
    {
        Value = answer["value"]?.DeepClone(),
        ChangedVariables = (JsonObject)answer["variables"]!.DeepClone(),
        RemovedVariables = Names(answer["removed"]),
        Outcomes = Names(answer["outcomes"]),
        CorrelationIdChanged = answer.ContainsKey("correlationId"),
        CorrelationId = answer["correlationId"]?.GetValue<string>(),
        WorkflowInstanceNameChanged = answer.ContainsKey("workflowInstanceName"),
        WorkflowInstanceName = answer["workflowInstanceName"]?.GetValue<string>(),
    };

    private static List<string> Names(JsonNode? names) => [.. names!.AsArray().Select(n => n!.GetValue<string>())];
}
