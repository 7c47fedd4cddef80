namespace WorkflowConnect.Core.Checks;

/// <summary>Tells which definition a run follows, for the protocol.</summary>
public interface IWorkflowReferences
{
    Task<WorkflowReference> OfAsync(string instanceId, CancellationToken cancellationToken);
}
