using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>An instance as a list shows it.</summary>
internal sealed record InstanceBody
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required int Version { get; init; }

    public string? ParentWorkflowInstanceId { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    public required bool IsExecuting { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public required int IncidentCount { get; init; }

    public bool IsSystem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Only where one instance is asked for.</summary>
    public object? WorkflowState { get; init; }

    public static InstanceBody Of(WorkflowInstanceRow row, string versionId) => new()
    {
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        DefinitionVersionId = versionId,
        Version = row.DefinitionVersion,
        ParentWorkflowInstanceId = row.ParentInstanceId,
        Status = row.Status,
        SubStatus = row.SubStatus,
        IsExecuting = row.SubStatus == WorkflowSubStatus.Executing,
        CorrelationId = row.CorrelationId,
        Name = row.Name,
        IncidentCount = row.IncidentCount,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        FinishedAt = row.FinishedAt,
    };
}
