using System.Text.Json.Serialization;

namespace WorkflowConnect.Engine.Activities;

/// <summary>How a child stands.</summary>
public sealed record ExecuteWorkflowResult
{
    /// <summary>The child.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>Whether it can still do something.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<WorkflowStatus>))]
    public required WorkflowStatus Status { get; init; }

    /// <summary>The status in detail.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<WorkflowSubStatus>))]
    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>Its output so far.</summary>
    public IReadOnlyDictionary<string, object> Output { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);
}
