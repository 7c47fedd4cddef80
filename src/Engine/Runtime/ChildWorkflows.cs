namespace WorkflowConnect.Engine;

/// <summary>Creates instances on behalf of a run; they begin when its burst is over, or are recovered.</summary>
internal sealed class ChildWorkflows(IWorkflowInstanceStore store, WorkflowCatalog catalog)
{
    public async ValueTask CreateAsync(WorkflowExecutionContext parent, StartWorkflow request, CancellationToken cancellationToken)
    {
        var definition = await catalog.RequireAsync(request.DefinitionId, request.Version, cancellationToken);
        var child = WorkflowRuntime.Create(parent.Environment, definition, request.InstanceId!, request, cancellationToken);
        var creation = await store.CreateAsync(
            CheckpointSaver.ToRow(child, 0, child.CreatedAt), definition.ActivationStrategy, cancellationToken);
        if (creation == InstanceCreation.Refused)
        {
            throw new WorkflowCannotStartException(definition.DefinitionId);
        }

        (parent.StartAfterwards ??= []).Add(request.InstanceId!);
    }
}
