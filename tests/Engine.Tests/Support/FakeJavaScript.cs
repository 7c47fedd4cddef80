using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine.Tests;

/// <summary>Answers known scripts from a table of functions over variables and input.</summary>
internal sealed class FakeJavaScript : IJavaScriptEvaluator
{
    public Dictionary<string, Func<JsonObject, JsonObject, JsonNode?>> Scripts { get; } = [];

    public int Calls { get; private set; }

    public async ValueTask<IReadOnlyList<JavaScriptResult>> EvaluateAllAsync(
        JavaScriptRequest request, IReadOnlyList<string> scripts, CancellationToken cancellationToken)
    {
        Calls++;
        var results = new List<JavaScriptResult>();
        foreach (var script in scripts)
        {
            results.Add(await EvaluateAsync(request with { Script = script }, cancellationToken));
            Calls--;
        }

        return results;
    }

    public ValueTask<JavaScriptResult> EvaluateAsync(JavaScriptRequest request, CancellationToken cancellationToken)
    {
        Calls++;
        var variables = JsonNode.Parse(request.Variables, documentOptions: JsonValues.Reading)!.AsObject();
        var input = JsonNode.Parse(request.Input)!.AsObject();
        var value = Scripts.TryGetValue(request.Script, out var script)
            ? script(variables, input)
            : throw new JavaScriptException($"'{request.Script}' is not known");
        return new(new JavaScriptResult { Value = JsonValues.ToElement(value) });
    }
}
