using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Engine;
using WorkflowConnect.Storage.Tables;

namespace WorkflowConnect.Storage.Workflows;

/// <summary>Definitions on the product's own writer.</summary>
internal sealed class WorkflowDefinitionStore(Database database) : IWorkflowDefinitionStore
{
    public ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListPublishedAsync(CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(d => d.IsPublished), cancellationToken);

    public ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListLatestAsync(CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(d => !rows.Any(o => o.DefinitionId == d.DefinitionId && o.Version > d.Version)), cancellationToken);

    public ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListVersionsAsync(string definitionId, CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(d => d.DefinitionId == definitionId), cancellationToken);

    public async ValueTask<WorkflowDefinitionRow?> FindAsync(string definitionId, int version, CancellationToken cancellationToken) =>
        (await ReadAsync(rows => rows.Where(d => d.DefinitionId == definitionId && d.Version == version), cancellationToken)).SingleOrDefault();

    public async ValueTask<bool> TryAddAsync(WorkflowDefinitionRow definition, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            async (WorkSession session, CancellationToken token) =>
            {
                var rows = await session.RowsAsync<WorkflowDefinitionRow>(token);
                if (await rows.AnyAsync(d => d.DefinitionId == definition.DefinitionId && d.Version == definition.Version, token))
                {
                    return false;
                }

                session.Add(definition);
                return true;
            },
            cancellationToken);

    public async ValueTask SetPublishedAsync(string definitionId, int? version, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            async (WorkSession session, CancellationToken token) => await (await session.DirectAsync(token)).Set<WorkflowDefinitionRow>()
                .Where(d => d.DefinitionId == definitionId)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.IsPublished, d => d.Version == version), token),
            cancellationToken);

    private async ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ReadAsync(
        Func<IQueryable<WorkflowDefinitionRow>, IQueryable<WorkflowDefinitionRow>> filter,
        CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => await filter(await session.RowsAsync<WorkflowDefinitionRow>(token))
                .OrderBy(d => d.DefinitionId).ThenBy(d => d.Version)
                .ToListAsync(token),
            cancellationToken);
}
