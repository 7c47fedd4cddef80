namespace WorkflowConnect.Engine;

/// <summary>A new name for each process.</summary>
internal sealed class NodeIdentity(IWorkflowIdSource ids) : INodeIdentity
{
    public string Id { get; } = ids.NewId();
}
