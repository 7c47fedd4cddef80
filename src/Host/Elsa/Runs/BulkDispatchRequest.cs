using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>How to start a workflow, and how often.</summary>
internal sealed record BulkDispatchRequest
{
    public int Count { get; init; } = 1;

    public string? CorrelationId { get; init; }

    public string? TriggerActivityId { get; init; }

    public JsonElement? VersionOptions { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Input { get; init; }
}
