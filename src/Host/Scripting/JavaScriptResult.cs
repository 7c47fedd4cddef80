using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Scripting;

/// <summary>What a script gave back.</summary>
public sealed record JavaScriptResult
{
    /// <summary>The awaited value; null for null and undefined. Bytes are Base64.</summary>
    public required JsonNode? Value { get; init; }

    /// <summary>Variables that are new or differ from what was given, with their new values.</summary>
    public required JsonObject ChangedVariables { get; init; }

    /// <summary>Variables that the script deleted.</summary>
    public required IReadOnlyList<string> RemovedVariables { get; init; }

    /// <summary>Names from <c>setOutcome</c> or <c>setOutcomes</c>; the last call counts.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    public bool CorrelationIdChanged { get; init; }

    public string? CorrelationId { get; init; }

    public bool WorkflowInstanceNameChanged { get; init; }

    public string? WorkflowInstanceName { get; init; }
}
