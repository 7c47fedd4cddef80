using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Looking at instances, changing their variables, and trying one activity.</summary>
public sealed partial class WorkflowRuntime
{
    /// <summary>Opens a stored instance, or null when there is none.</summary>
    public async ValueTask<InstanceSnapshot?> InspectAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        if (await store.FindAsync(instanceId, cancellationToken) is not { } row)
        {
            return null;
        }

        try
        {
            return InstanceOpener.Open(await OpenAsync(row, cancellationToken), row);
        }
        catch (Exception error) when (error is WorkflowNotFoundException or InvalidDefinitionException or InvalidOperationException)
        {
            return InstanceOpener.OpenWithoutDefinition(row);
        }
    }

    /// <summary>Sets variables of a stored instance by id or name; unknown ones are left out. False: no such instance.</summary>
    public async ValueTask<bool> SetVariablesAsync(
        string instanceId, IReadOnlyDictionary<string, JsonElement> values, CancellationToken cancellationToken = default)
    {
        using (await locks.EnterAsync(instanceId, cancellationToken))
        {
            if (await LoadAsync(instanceId, cancellationToken) is not { } run)
            {
                return false;
            }

            ContextTree.Visit(run.Root, context =>
            {
                foreach (var cell in context.Scope ?? [])
                {
                    if (values.TryGetValue(cell.Id, out var value) || values.TryGetValue(cell.Name, out value))
                    {
                        cell.Set(JsonValues.Read(value));
                    }
                }
            });
            await runner.SaveAsync(run);
            return true;
        }
    }

    /// <summary>
    /// Creates an instance that begins with <see cref="BeginAsync"/>, or is taken up by recovery when that is never
    /// called; the state when the id exists already, or when the activation strategy forbids the run now.
    /// </summary>
    public async ValueTask<WorkflowRunState> CreateAsync(StartWorkflow request, CancellationToken cancellationToken = default)
    {
        var definition = await catalog.RequireAsync(request.DefinitionId, request.Version, cancellationToken);
        var run = Create(environment, definition, request.InstanceId ?? ids.NewId(), request, cancellationToken);
        return await StoreAsync(run, definition, cancellationToken) ?? WorkflowRunState.From(run) with { WasCreated = true };
    }

    /// <summary>Runs an instance that was created; not found when it has begun and waits, or has ended.</summary>
    public ValueTask<ResumeResult> BeginAsync(string instanceId, CancellationToken cancellationToken = default) =>
        ContinueAsync(instanceId, Repairs.Continue, http: null, cancellationToken);

    /// <summary>
    /// Runs one activity of a version with its configured inputs and nothing of what stands around it; nothing is
    /// stored, but an outside effect of the activity does happen. Null: no such version or activity.
    /// </summary>
    public async ValueTask<ActivityTrial?> TryActivityAsync(
        string definitionId, int version, string activityIdOrNodeId, CancellationToken cancellationToken = default)
    {
        if (await catalog.FindAsync(definitionId, version, cancellationToken) is not { } definition
            || Array.Find(definition.Graph.Nodes, node => node.NodeId == activityIdOrNodeId || node.Activity.Id == activityIdOrNodeId) is not { } node)
        {
            return null;
        }

        await capacity.WaitAsync(cancellationToken);
        try
        {
            return await ActivityTrials.RunAsync(
                Create(environment, definition, ids.NewId(), new StartWorkflow { DefinitionId = definitionId }, cancellationToken), node);
        }
        finally
        {
            capacity.Release();
        }
    }

    private async ValueTask<WorkflowExecutionContext> OpenAsync(WorkflowInstanceRow row, CancellationToken cancellationToken)
    {
        var definition = await catalog.RequireAsync(row.DefinitionId, row.DefinitionVersion, cancellationToken);
        var run = new WorkflowExecutionContext(definition.Graph, row.Id, environment, cancellationToken);
        StateReader.Read(run, row);
        return run;
    }
}
