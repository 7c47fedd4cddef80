using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>What a script gave back.</summary>
public sealed record JavaScriptResult
{
    /// <summary>The value; undefined counts as null.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>Variables that the script changed, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> ChangedVariables { get; init; } =
        new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Set by setOutcome or setOutcomes; null: neither was called.</summary>
    public IReadOnlyList<string>? Outcomes { get; init; }

    /// <summary>Set by setCorrelationId; null: not called.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Set by setWorkflowInstanceName; null: not called.</summary>
    public string? InstanceName { get; init; }
}
