namespace WorkflowConnect.Engine;

/// <summary>
/// A reason of the host's own to refuse a definition that reads well: asked for before one is published, and before a
/// draft is run. Registered as a service; all of them are asked.
/// </summary>
public interface IDefinitionCheck
{
    /// <summary>What is wrong, each with what to do; empty when the definition may be used.</summary>
    ValueTask<IReadOnlyList<DefinitionError>> CheckAsync(WorkflowDefinition definition, CancellationToken cancellationToken);
}
