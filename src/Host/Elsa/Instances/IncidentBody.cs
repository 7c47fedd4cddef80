using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>An incident in Elsa's shape.</summary>
internal sealed record IncidentBody(
    string ActivityId,
    string ActivityNodeId,
    string ActivityInstanceId,
    string ActivityType,
    string Message,
    ExceptionBody Exception,
    DateTimeOffset Timestamp)
{
    public static IncidentBody Of(IncidentRow row) => new(
        row.ActivityId,
        row.NodeId,
        row.ActivityInstanceId,
        row.ActivityType,
        row.Message,
        new ExceptionBody(row.ExceptionType, row.Message),
        row.OccurredAt);
}
