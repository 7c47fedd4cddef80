using WorkflowConnect.Core.Checks;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Looks up the version that a run follows, with the hash of its content.</summary>
internal sealed class WorkflowReferences(IWorkflowInstanceStore instances, WorkflowCatalog catalog) : IWorkflowReferences
{
    public async Task<WorkflowReference> OfAsync(string instanceId, CancellationToken cancellationToken)
    {
        var instance = await instances.FindAsync(instanceId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no workflow instance {instanceId}.");
        var definition = await catalog.FindAsync(instance.DefinitionId, instance.DefinitionVersion, cancellationToken)
            ?? throw new InvalidOperationException($"There is no version {instance.DefinitionVersion} of workflow {instance.DefinitionId}.");
        return new WorkflowReference(definition.DefinitionId, definition.Name, definition.Version, definition.ContentHash, instanceId);
    }
}
