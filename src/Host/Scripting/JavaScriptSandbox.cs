using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Scripting;

/// <summary>Evaluates scripts without access to files, network, processes or the Host; no state stays behind.</summary>
public sealed class JavaScriptSandbox(NodeWorker worker, IOptions<ScriptingOptions> options)
{
    private const int MaxDepth = 256;

    private readonly ScriptingOptions _options = options.Value;

    /// <exception cref="ScriptException">The script failed, or the worker is busy.</exception>
    /// <exception cref="WorkerUnavailableException">There is no worker.</exception>
    public async Task<JavaScriptResult> EvaluateAsync(JavaScriptEvaluation evaluation, CancellationToken ct)
    {
        var timeout = evaluation.Timeout is { } less && less < _options.JavaScriptTimeout ? less : _options.JavaScriptTimeout;
        return Read(await SendAsync(evaluation, [evaluation.Script], timeout, ct));
    }

    /// <summary>Several scripts over the same data in one call; each sees what those before it set, and has the time of one.</summary>
    /// <exception cref="ScriptException">One of them failed, or the worker is busy.</exception>
    /// <exception cref="WorkerUnavailableException">There is no worker.</exception>
    public async Task<IReadOnlyList<JavaScriptResult>> EvaluateAllAsync(
        JavaScriptEvaluation evaluation, IReadOnlyList<string> scripts, CancellationToken ct)
    {
        if (scripts.Count < 2)
        {
            return scripts.Count == 0 ? [] : [await EvaluateAsync(evaluation with { Script = scripts[0] }, ct)];
        }

        var answer = await SendAsync(evaluation, scripts, _options.JavaScriptTimeout * scripts.Count, ct);
        return [.. answer.AsArray().Select(Read)];
    }

    private async Task<JsonNode> SendAsync(
        JavaScriptEvaluation evaluation, IReadOnlyList<string> scripts, TimeSpan timeout, CancellationToken ct)
    {
        var reply = await worker.SendAsync(
            new WorkerRequest
            {
                Operation = "javascript",
                Timeout = timeout,
                Parts =
                [
                    ScriptLimits.Input(Environment(evaluation), _options),
                    .. scripts.Select(script => ScriptLimits.Script(script, _options)),
                ],
            },
            ct);
        try
        {
            return JsonNode.Parse(reply.Parts[0].Span, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth })!;
        }
        catch (JsonException)
        {
            // The worker writes only whole JSON: it is the depth.
            throw new ScriptException(ScriptErrorKind.TooLarge, $"The script's result is nested more than {MaxDepth} levels deep.");
        }
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

    private static JavaScriptResult Read(JsonNode? node)
    {
        var answer = node!.AsObject();
        return Read(answer);
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
