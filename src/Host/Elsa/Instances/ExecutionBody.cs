using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>An execution of an activity in Elsa's shape; a summary is the same without what went in and came out.</summary>
internal sealed record ExecutionBody
{
    public required string WorkflowInstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityNodeId { get; init; }

    public required string ActivityType { get; init; }

    public required int ActivityTypeVersion { get; init; }

    public string? ActivityName { get; init; }

    public JsonNode? ActivityState { get; init; }

    public JsonNode? Outputs { get; init; }

    public JsonNode? Payload { get; init; }

    public JsonNode? Properties { get; init; }

    public ExceptionBody? Exception { get; init; }

    public required JsonObject Metadata { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required bool HasBookmarks { get; init; }

    public required ActivityStatus Status { get; init; }

    public required int AggregateFaultCount { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string? SchedulingActivityExecutionId { get; init; }

    public string? SchedulingActivityId { get; init; }

    public int? CallStackDepth { get; init; }

    public required string Id { get; init; }

    public required string TenantId { get; init; }

    public static ExecutionBody Summary(ActivityExecution execution) => new()
    {
        WorkflowInstanceId = execution.InstanceId,
        ActivityId = execution.ActivityId,
        ActivityNodeId = execution.NodeId,
        ActivityType = execution.ActivityType,
        ActivityTypeVersion = execution.ActivityTypeVersion,
        ActivityName = execution.ActivityName,
        Metadata = [],
        StartedAt = execution.StartedAt,
        HasBookmarks = execution.HasBookmarks,
        Status = execution.Status,
        AggregateFaultCount = execution.AggregateFaultCount,
        CompletedAt = execution.CompletedAt,
        Id = execution.Id,
        TenantId = "",
    };

    // Studio asks again every second until one of state, outputs, payload and exception is there: an empty object is.
    public static ExecutionBody Of(ActivityExecution execution) => Summary(execution) with
    {
        ActivityState = Parse(execution.ActivityState) ?? new JsonObject(),
        Outputs = Parse(execution.Outputs),
        Payload = Parse(execution.Payload),
        Properties = new JsonObject(),
        Exception = execution.ExceptionType is { } type ? new ExceptionBody(type, execution.ExceptionMessage) : null,
        SchedulingActivityExecutionId = execution.CallStackDepth > 1 ? execution.SchedulingExecutionId : null,
        SchedulingActivityId = execution.CallStackDepth > 1 ? execution.SchedulingActivityId : null,
        CallStackDepth = execution.CallStackDepth,
    };

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
