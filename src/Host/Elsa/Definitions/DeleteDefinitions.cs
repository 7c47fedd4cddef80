using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Deletes definitions together with their runs, which nobody could look at or continue any more.</summary>
internal sealed class DeleteDefinitions(WorkflowCatalog catalog, IWorkflowInstanceStore instances)
{
    private const int Batch = 200;

    /// <summary>All versions; false when there is none.</summary>
    public async Task<bool> DefinitionAsync(string definitionId, CancellationToken cancellationToken) =>
        await AndRunsAsync(await catalog.DeleteAsync(definitionId, versions: null, cancellationToken));

    /// <summary>One version by its own id; false when there is none.</summary>
    public async Task<bool> VersionAsync(string id, CancellationToken cancellationToken) =>
        await catalog.FindRowByIdAsync(id, cancellationToken) is { } row
        && await AndRunsAsync(await catalog.DeleteAsync(row.DefinitionId, [row.Version], cancellationToken));

    // Once the definition is gone its runs go too, whether the caller still waits or not.
    private async Task<bool> AndRunsAsync(IReadOnlyList<WorkflowDefinitionSummary> deleted)
    {
        foreach (var version in deleted.Where(version => version.IsFrozen))
        {
            var query = new WorkflowInstanceQuery { DefinitionId = version.DefinitionId, Version = version.Version, Take = Batch };
            for (var page = await instances.ListAsync(query, CancellationToken.None); page.Items.Count > 0; page = await instances.ListAsync(query, CancellationToken.None))
            {
                await instances.DeleteAsync([.. page.Items.Select(run => run.Id)], CancellationToken.None);
            }
        }

        return deleted.Count > 0;
    }
}
