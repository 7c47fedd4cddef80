using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>An entry of a journal in Elsa's shape.</summary>
internal sealed record JournalEntryBody
{
    public required string Id { get; init; }

    public required string ActivityInstanceId { get; init; }

    public string? ParentActivityInstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityType { get; init; }

    public required int ActivityTypeVersion { get; init; }

    public string? ActivityName { get; init; }

    public required string NodeId { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required int Sequence { get; init; }

    public required string EventName { get; init; }

    public string? Message { get; init; }

    public JsonNode? Payload { get; init; }

    public static JournalEntryBody Of(JournalRow row) => new()
    {
        Id = $"{row.InstanceId}-{row.Sequence.ToString(CultureInfo.InvariantCulture)}",
        ActivityInstanceId = row.ActivityInstanceId,
        ParentActivityInstanceId = row.ParentActivityInstanceId,
        ActivityId = row.ActivityId,
        ActivityType = row.ActivityType,
        ActivityTypeVersion = row.ActivityTypeVersion,
        ActivityName = row.ActivityName,
        NodeId = row.NodeId,
        Timestamp = row.Timestamp,
        Sequence = row.Sequence,
        EventName = row.EventName,
        Message = row.Message,
        Payload = row.Payload is null ? null : JsonNode.Parse(row.Payload),
    };
}
