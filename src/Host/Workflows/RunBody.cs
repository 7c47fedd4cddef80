using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Workflows;

/// <summary>A run as a list shows it.</summary>
internal sealed record RunBody(
    string Id,
    string DefinitionId,
    int Version,
    string Status,
    string SubStatus,
    int Incidents,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    public static RunBody Of(WorkflowInstanceRow row) => new(
        row.Id,
        row.DefinitionId,
        row.DefinitionVersion,
        row.Status.ToString(),
        row.SubStatus.ToString(),
        row.IncidentCount,
        row.CreatedAt,
        row.UpdatedAt,
        row.FinishedAt);
}
