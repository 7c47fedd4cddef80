using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>Tells one start of this process from another, so that a client sees that the server began anew.</summary>
internal sealed class NodeGeneration(IIdSource ids)
{
    /// <summary>An id that lives as long as the process.</summary>
    public string Id { get; } = ids.NewId();
}
