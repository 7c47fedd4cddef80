using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>A script and all that it may see. The JSON texts are objects and can be embedded as they are.</summary>
public sealed record JavaScriptRequest
{
    /// <summary>An expression, or statements with a top-level return.</summary>
    public required string Script { get; init; }

    /// <summary>JSON object: variables in scope by name; the innermost scope wins.</summary>
    public required string Variables { get; init; }

    /// <summary>JSON object: input of the run by name.</summary>
    public required string Input { get; init; }

    /// <summary>JSON object: activity id or name → output name → value; only when a script of the definition asks for outputs.</summary>
    public required string Outputs { get; init; }

    /// <summary>JSON value: what getLastResult() returns.</summary>
    public string LastResult { get; init; } = "null";

    /// <summary>The run.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>Its definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its version.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>That version's own id.</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>The host's reference.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Name of the instance.</summary>
    public string? InstanceName { get; init; }

    /// <summary>
    /// The activity's execution. Together with the script it seeds whatever a script draws (newGuid), so that it is
    /// the same after a crash.
    /// </summary>
    public required string ActivityInstanceId { get; init; }

    // As the next script of the same activity finds it.
    internal JavaScriptRequest After(JavaScriptResult result)
    {
        var variables = result.ChangedVariables.Count == 0 ? Variables : Merge(result.ChangedVariables);
        return this with
        {
            Variables = variables,
            CorrelationId = result.CorrelationId ?? CorrelationId,
            InstanceName = result.InstanceName ?? InstanceName,
        };
    }

    private string Merge(IReadOnlyDictionary<string, JsonElement> changed)
    {
        var variables = JsonNode.Parse(Variables, documentOptions: JsonValues.Reading)!.AsObject();
        foreach (var (name, value) in changed)
        {
            variables[name] = JsonNode.Parse(value.GetRawText(), documentOptions: JsonValues.Reading);
        }

        return variables.ToJsonString();
    }
}
