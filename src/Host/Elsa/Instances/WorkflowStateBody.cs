using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>The state of an instance in Elsa's shape.</summary>
internal sealed record WorkflowStateBody
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required int DefinitionVersion { get; init; }

    public string? ParentWorkflowInstanceId { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    public required bool IsExecuting { get; init; }

    public required IEnumerable<BookmarkBody> Bookmarks { get; init; }

    public required IEnumerable<IncidentBody> Incidents { get; init; }

    public bool IsSystem { get; init; }

    public required IEnumerable<object> CompletionCallbacks { get; init; }

    public required IEnumerable<object> ActivityExecutionContexts { get; init; }

    public IEnumerable<object> ScheduledActivities { get; init; } = [];

    public required int ExecutionLogSequence { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Input { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Output { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Properties { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public static WorkflowStateBody Of(InstanceSnapshot snapshot, string versionId, IReadOnlyList<IncidentRow> incidents)
    {
        var row = snapshot.Row;
        return new WorkflowStateBody
        {
            Id = row.Id,
            DefinitionId = row.DefinitionId,
            DefinitionVersionId = versionId,
            DefinitionVersion = row.DefinitionVersion,
            ParentWorkflowInstanceId = row.ParentInstanceId,
            CorrelationId = row.CorrelationId,
            Name = row.Name,
            Status = row.Status,
            SubStatus = row.SubStatus,
            IsExecuting = row.SubStatus == WorkflowSubStatus.Executing,
            Bookmarks = snapshot.Bookmarks.Select(BookmarkBody.Of),
            Incidents = incidents.Reverse().Select(IncidentBody.Of),
            CompletionCallbacks = snapshot.Executions
                .Where(execution => execution.ParentId is not null && execution.CompletedAt is null)
                .Select(execution => new { OwnerInstanceId = execution.ParentId, ChildNodeId = execution.NodeId, MethodName = execution.CompletionMethod ?? "OnChildCompletedAsync" }),
            // As Elsa lists them: the deepest first.
            ActivityExecutionContexts = snapshot.Executions.Reverse().Select(execution => Context(execution, incidents)),
            ExecutionLogSequence = snapshot.JournalCount,
            Input = snapshot.Input,
            Output = snapshot.Output,
            Properties = snapshot.Properties,
            CreatedAt = row.CreatedAt,
            UpdatedAt = row.UpdatedAt,
            FinishedAt = row.FinishedAt,
        };
    }

    private static object Context(LiveExecution execution, IReadOnlyList<IncidentRow> incidents) => new
    {
        execution.Id,
        execution.CallStackDepth,
        ParentContextId = execution.ParentId,
        ScheduledActivityNodeId = execution.NodeId,
        OwnerActivityNodeId = execution.ParentNodeId,
        execution.Properties,
        Metadata = new { },
        execution.ActivityState,
        DynamicVariables = Array.Empty<object>(),
        execution.Status,
        IsExecuting = false,
        FaultCount = incidents.Count(incident => incident.NodeId == execution.NodeId || incident.NodeId.StartsWith(execution.NodeId + ":", StringComparison.Ordinal)),
        execution.StartedAt,
        execution.CompletedAt,
    };
}
