using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine;

/// <summary>Bulk dispatch.</summary>
public sealed partial class WorkflowRuntime
{
    /// <summary>Ends when no bulk dispatch is being worked on in this process.</summary>
    public async Task WhenBulkIsIdleAsync()
    {
        while (bulk.Work is { IsCompleted: false } work)
        {
            await work;
        }
    }

    internal ValueTask BeginManyAsync(string parentId, string contextId)
    {
        bulk.Begin(this, parentId, contextId);
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy of a live execution to read from, or null when it lives no more.</summary>
    internal async Task<ActivityExecutionContext?> LookAtAsync(string instanceId, string contextId) =>
        await LoadAsync(instanceId, CancellationToken.None) is { Status: WorkflowStatus.Running } run
            ? ContextTree.Find(run.Root, context => context.Id == contextId)
            : null;

    // Side by side, so that they share a transaction.
    internal async Task CreateManyAsync(IReadOnlyList<StartWorkflow> requests)
    {
        var definition = await catalog.RequireAsync(requests[0].DefinitionId, requests[0].Version, CancellationToken.None);
        await Task.WhenAll(requests.Select(async request =>
        {
            var child = Create(environment, definition, request.InstanceId!, request, CancellationToken.None);
            await store.TryCreateAsync(CheckpointSaver.ToRow(child, 0, child.CreatedAt), CancellationToken.None);
        }));
    }

    // The trouble of one child is not the others'.
    internal async Task BeginOneAsync(string instanceId)
    {
        try
        {
            await ContinueAsync(instanceId, Repairs.Continue, http: null, CancellationToken.None);
        }
        catch (Exception error)
        {
            EngineLog.ChildFailed(logger, instanceId, error.GetType().Name);
        }
    }

    internal async Task WakeAsync(string parentId, string contextId, bool allBegun) =>
        await ResumeAsync(
            BulkDispatchWorkflows.StimulusName,
            Stimulus.ToJson(new BulkStimulus(contextId)),
            parentId,
            allBegun ? new Dictionary<string, object?>(StringComparer.Ordinal) { [BulkDispatchWorkflows.AllBegunKey] = contextId } : null,
            http: null,
            CancellationToken.None);
}
