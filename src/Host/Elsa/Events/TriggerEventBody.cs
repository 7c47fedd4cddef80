using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Events;

/// <summary>Whom an event is for, and what comes with it.</summary>
internal sealed record TriggerEventBody
{
    public string? CorrelationId { get; init; }

    public string? WorkflowInstanceId { get; init; }

    public string? ActivityInstanceId { get; init; }

    public JsonElement? Input { get; init; }

    public string? WorkflowExecutionMode { get; init; }
}
