using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Scripting;

/// <summary>A script and everything that it may see: Elsa's functions find nothing but this.</summary>
public sealed record JavaScriptEvaluation
{
    /// <summary>An expression (an object literal too), statements whose last value counts, or statements with <c>return</c>; <c>await</c> is allowed.</summary>
    public required string Script { get; init; }

    public JsonObject? Variables { get; init; }

    /// <summary>Variables of the workflow that have no value yet; they get their <c>getX()</c> and <c>setX()</c> too.</summary>
    public IReadOnlyList<string> VariableNames { get; init; } = [];

    public JsonObject? Input { get; init; }

    public IReadOnlyList<ActivityOutput> Outputs { get; init; } = [];

    public JsonNode? LastResult { get; init; }

    public string? WorkflowDefinitionId { get; init; }

    public string? WorkflowDefinitionVersionId { get; init; }

    public int? WorkflowDefinitionVersion { get; init; }

    public string? WorkflowInstanceId { get; init; }

    public string? WorkflowInstanceName { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>What <c>getConfig(key)</c> may read; null: the function does not exist.</summary>
    public JsonObject? Configuration { get; init; }

    /// <summary>Less time than <see cref="ScriptingOptions.JavaScriptTimeout"/>; never more.</summary>
    public TimeSpan? Timeout { get; init; }
}
