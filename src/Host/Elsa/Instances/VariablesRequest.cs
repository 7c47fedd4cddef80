using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>New values of variables.</summary>
internal sealed record VariablesRequest
{
    public IReadOnlyList<VariableValue>? Variables { get; init; }

    /// <summary>One value, by id or name.</summary>
    internal sealed record VariableValue(string? Id, string? Name, JsonElement Value);
}
