using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Scripting;

/// <summary>Renders Liquid templates; a template sees its model and nothing else.</summary>
public sealed class LiquidRenderer(NodeWorker worker, IOptions<ScriptingOptions> options)
{
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 1_000 };

    private readonly ScriptingOptions _options = options.Value;

    /// <exception cref="ScriptException">The template failed, or the worker is busy.</exception>
    /// <exception cref="WorkerUnavailableException">There is no worker.</exception>
    public async Task<string> RenderAsync(string template, JsonObject model, CancellationToken ct)
    {
        var reply = await worker.SendAsync(
            new WorkerRequest
            {
                Operation = "liquid",
                Timeout = _options.LiquidTimeout,
                Parts = [ScriptLimits.Script(template, _options), ScriptLimits.Input(JsonSerializer.SerializeToUtf8Bytes(model, Deep), _options)],
                MayRepeat = true,
            },
            ct);
        return Encoding.UTF8.GetString(reply.Parts[0].Span);
    }
}
