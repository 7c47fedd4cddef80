using System.Globalization;
using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Instances;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>Turns a request of the API into one of the engine.</summary>
internal static class RunRequests
{
    /// <summary>Null: there is no such version. Without version options the published one is meant, as in Elsa.</summary>
    public static async ValueTask<StartWorkflow?> ToStartAsync(
        string definitionId, ExecuteRequest request, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var options = request.VersionOptions is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given ? given.ToString() : "";
        return await versions.NumberOfAsync(definitionId, options.Length == 0 ? "Published" : options, cancellationToken) is { } version
            ? new StartWorkflow
            {
                DefinitionId = definitionId,
                Version = version,
                InstanceId = Blank(request.InstanceId),
                TriggerActivityId = Blank(request.TriggerActivityId),
                CorrelationId = Blank(request.CorrelationId),
                ParentInstanceId = Blank(request.ParentWorkflowInstanceId),
                Input = Values(request.Input),
            }
            : null;
    }

    // Scalars become values; what is deeper stays JSON until an activity asks for a type.
    private static Dictionary<string, object?>? Values(IReadOnlyDictionary<string, JsonElement>? input) =>
        input?.ToDictionary(pair => pair.Key, pair => Value(pair.Value), StringComparer.Ordinal);

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : double.Parse(element.GetRawText(), CultureInfo.InvariantCulture),
        _ => element,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
