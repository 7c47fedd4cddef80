namespace WorkflowConnect.Engine;

/// <summary>Where definitions are kept, every version for ever: an instance finishes on its own version.</summary>
public interface IWorkflowDefinitionStore
{
    /// <summary>The published version of each definition.</summary>
    ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListPublishedAsync(CancellationToken cancellationToken);

    /// <summary>The latest version of each definition.</summary>
    ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListLatestAsync(CancellationToken cancellationToken);

    /// <summary>All versions of one definition, ascending.</summary>
    ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListVersionsAsync(string definitionId, CancellationToken cancellationToken);

    /// <summary>One version, or null.</summary>
    ValueTask<WorkflowDefinitionRow?> FindAsync(string definitionId, int version, CancellationToken cancellationToken);

    /// <summary>Adds a version; false, and nothing changed, when it exists.</summary>
    ValueTask<bool> TryAddAsync(WorkflowDefinitionRow definition, CancellationToken cancellationToken);

    /// <summary>Makes one version the published one, or with null none.</summary>
    ValueTask SetPublishedAsync(string definitionId, int? version, CancellationToken cancellationToken);
}
