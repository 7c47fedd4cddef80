using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>An event on its way to whoever waits for it, or is started by it.</summary>
public sealed record PublishedEvent
{
    /// <summary>Name of the event.</summary>
    public required string EventName { get; init; }

    /// <summary>Only runs with this reference; what is started gets it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Only this run; nothing is started.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Only this execution of an activity; nothing is started.</summary>
    public string? ActivityInstanceId { get; init; }

    /// <summary>What comes with it.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>The same key starts nothing twice; null: each time starts.</summary>
    public string? Key { get; init; }
}
