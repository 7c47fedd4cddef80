using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>How to start a workflow.</summary>
internal sealed record ExecuteRequest
{
    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public string? TriggerActivityId { get; init; }

    public JsonElement? VersionOptions { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Input { get; init; }

    public string? ParentWorkflowInstanceId { get; init; }

    /// <summary>Dispatch only: makes the request repeatable.</summary>
    public string? InstanceId { get; init; }
}
