namespace WorkflowConnect.Engine;

/// <summary>Names this process among those that share a store. New at each start: a process that died is another one.</summary>
public interface INodeIdentity
{
    /// <summary>The name.</summary>
    string Id { get; }
}
