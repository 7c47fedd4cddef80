namespace WorkflowConnect.Engine;

/// <summary>Where definitions are kept, in all their versions.</summary>
public interface IWorkflowDefinitionStore
{
    /// <summary>Versions without their JSON.</summary>
    ValueTask<WorkflowDefinitionPage> ListAsync(WorkflowDefinitionQuery query, CancellationToken cancellationToken);

    /// <summary>All versions of one definition, ascending, without their JSON.</summary>
    async ValueTask<IReadOnlyList<WorkflowDefinitionSummary>> ListVersionsAsync(string definitionId, CancellationToken cancellationToken) =>
        (await ListAsync(new WorkflowDefinitionQuery { DefinitionIds = [definitionId] }, cancellationToken)).Items;

    /// <summary>One version, or null.</summary>
    ValueTask<WorkflowDefinitionRow?> FindAsync(string definitionId, int version, CancellationToken cancellationToken);

    /// <summary>One version by its own id, or null.</summary>
    ValueTask<WorkflowDefinitionRow?> FindByIdAsync(string id, CancellationToken cancellationToken);

    /// <summary>Content hash of the file that was last imported, by definition id; also of definitions that are deleted since.</summary>
    ValueTask<IReadOnlyDictionary<string, string>> ListImportedAsync(CancellationToken cancellationToken);

    /// <summary>A number that grows with every change, on whichever node it was made.</summary>
    ValueTask<long> ReadChangeNumberAsync(CancellationToken cancellationToken);

    /// <summary>Applies a change if nothing was changed since the number was read; else false, and nothing changed.</summary>
    ValueTask<bool> TryApplyAsync(DefinitionChange change, long changeNumber, CancellationToken cancellationToken);
}
