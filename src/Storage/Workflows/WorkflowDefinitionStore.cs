using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Engine;
using WorkflowConnect.Storage.Model;
using WorkflowConnect.Storage.Tables;

namespace WorkflowConnect.Storage.Workflows;

/// <summary>Definitions on the product's own writer.</summary>
internal sealed class WorkflowDefinitionStore(Database database) : IWorkflowDefinitionStore
{
    public async ValueTask<WorkflowDefinitionPage> ListAsync(WorkflowDefinitionQuery query, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) =>
            {
                var rows = WorkflowDefinitionFilter.Apply(await session.RowsAsync<WorkflowDefinitionRow>(token), query);
                var page = WorkflowDefinitionFilter.Sort(rows, query).Select(WorkflowDefinitionSummary.Selection).Skip(query.Skip);
                var items = await (query.Take is { } take ? page.Take(take) : page).ToListAsync(token);
                var isWhole = query.Skip == 0 && query.Take is null;
                return new WorkflowDefinitionPage(items, isWhole ? items.Count : await rows.LongCountAsync(token));
            },
            cancellationToken);

    public async ValueTask<WorkflowDefinitionRow?> FindAsync(string definitionId, int version, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => await (await session.RowsAsync<WorkflowDefinitionRow>(token))
                .SingleOrDefaultAsync(d => d.DefinitionId == definitionId && d.Version == version, token),
            cancellationToken);

    public async ValueTask<WorkflowDefinitionRow?> FindByIdAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => await (await session.RowsAsync<WorkflowDefinitionRow>(token))
                .SingleOrDefaultAsync(d => d.Id == id, token),
            cancellationToken);

    public async ValueTask<IReadOnlyDictionary<string, string>> ListImportedAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => await (await session.RowsAsync<ImportedDefinitionRow>(token))
                .ToDictionaryAsync(i => i.DefinitionId, i => i.ContentHash, StringComparer.Ordinal, token),
            cancellationToken);

    public async ValueTask<long> ReadChangeNumberAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => await (await session.RowsAsync<CatalogRow>(token))
                .Select(c => c.ChangeNumber).SingleAsync(token),
            cancellationToken);

    public async ValueTask<bool> TryApplyAsync(DefinitionChange change, long changeNumber, CancellationToken cancellationToken) =>
        await database.WriteAsync((WorkSession session, CancellationToken token) => ApplyAsync(session, change, changeNumber, token), cancellationToken);

    private static async Task<bool> ApplyAsync(WorkSession session, DefinitionChange change, long changeNumber, CancellationToken cancellationToken)
    {
        // Comparing and taking the number in one statement locks the row: of two nodes, the second finds it taken.
        var context = await session.DirectAsync(cancellationToken);
        var taken = await context.Set<CatalogRow>()
            .Where(c => c.ChangeNumber == changeNumber)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ChangeNumber, changeNumber + 1), cancellationToken);
        if (taken == 0)
        {
            return false;
        }

        var versions = context.Set<WorkflowDefinitionRow>().Where(d => d.DefinitionId == change.DefinitionId);
        int[] replaced = [.. change.Removed, .. change.Put is { } put ? [put.Version] : Array.Empty<int>()];
        await versions.Where(d => replaced.Contains(d.Version)).ExecuteDeleteAsync(cancellationToken);

        // First all flags off, then the right ones on: the database never sees two.
        await versions.Where(d => d.IsLatest || d.IsPublished)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.IsLatest, false).SetProperty(d => d.IsPublished, false), cancellationToken);
        if (change.Put is { } row)
        {
            session.Add(row with { IsLatest = false, IsPublished = false });
        }

        if (change.ImportedHash is { } hash)
        {
            await context.Set<ImportedDefinitionRow>().Where(i => i.DefinitionId == change.DefinitionId).ExecuteDeleteAsync(cancellationToken);
            session.Add(new ImportedDefinitionRow { DefinitionId = change.DefinitionId, ContentHash = hash });
        }

        await session.FlushAsync(cancellationToken);
        await versions.Where(d => d.Version == change.Latest).ExecuteUpdateAsync(set => set.SetProperty(d => d.IsLatest, true), cancellationToken);
        await versions.Where(d => d.Version == change.Published).ExecuteUpdateAsync(set => set.SetProperty(d => d.IsPublished, true), cancellationToken);
        await versions.Where(d => d.Version == change.Frozen).ExecuteUpdateAsync(set => set.SetProperty(d => d.IsFrozen, true), cancellationToken);
        return true;
    }
}
