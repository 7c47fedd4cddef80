using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Storage.Tables;

namespace WorkflowConnect.Storage.Workflows;

/// <summary>Runs on the product's own writer: checkpoints of many runs share a transaction.</summary>
internal sealed class WorkflowInstanceStore(Database database) : IWorkflowInstanceStore
{
    public async ValueTask<bool> TryCreateAsync(WorkflowInstanceRow instance, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            async (WorkSession session, CancellationToken token) =>
            {
                if (await (await session.RowsAsync<WorkflowInstanceRow>(token)).AnyAsync(i => i.Id == instance.Id, token))
                {
                    return false;
                }

                session.Add(instance);
                return true;
            },
            cancellationToken);

    public async ValueTask SaveAsync(WorkflowCheckpoint checkpoint, CancellationToken cancellationToken) =>
        await database.WriteAsync((WorkSession session, CancellationToken token) => SaveAsync(session, checkpoint, token), cancellationToken);

    public async ValueTask<WorkflowInstanceRow?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        (await ReadAsync<WorkflowInstanceRow>(rows => rows.Where(i => i.Id == instanceId), cancellationToken)).SingleOrDefault();

    public ValueTask<IReadOnlyList<BookmarkRow>> FindBookmarksAsync(
        string name, string hash, string? instanceId, CancellationToken cancellationToken) =>
        ReadAsync<BookmarkRow>(
            rows => rows
                .Where(b => b.Hash == hash && b.Name == name && (instanceId == null || b.InstanceId == instanceId))
                .OrderBy(b => b.CreatedAt).ThenBy(b => b.Id),
            cancellationToken);

    public async ValueTask<BookmarkRow?> FindBookmarkAsync(string bookmarkId, CancellationToken cancellationToken) =>
        (await ReadAsync<BookmarkRow>(rows => rows.Where(b => b.Id == bookmarkId), cancellationToken)).SingleOrDefault();

    public ValueTask<IReadOnlyList<BookmarkRow>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken) =>
        ReadAsync<BookmarkRow>(
            rows => rows.Where(b => b.InstanceId == instanceId).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id), cancellationToken);

    public ValueTask<IReadOnlyList<BookmarkRow>> ListDueBookmarksAsync(DateTimeOffset dueUpTo, int limit, CancellationToken cancellationToken) =>
        ReadAsync<BookmarkRow>(
            rows => rows.Where(b => b.DueAt <= dueUpTo).OrderBy(b => b.DueAt).ThenBy(b => b.Id).Take(limit), cancellationToken);

    public async ValueTask<IReadOnlyList<string>> ListInterruptedAsync(
        DateTimeOffset updatedUpTo, string? afterId, int limit, CancellationToken cancellationToken)
    {
        var after = afterId ?? string.Empty;
        return await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => (IReadOnlyList<string>)await (await session.RowsAsync<WorkflowInstanceRow>(token))
                .Where(i => i.Status == WorkflowStatus.Running && i.SubStatus != WorkflowSubStatus.Suspended)
                .Where(i => i.UpdatedAt <= updatedUpTo && string.Compare(i.Id, after) > 0)
                .OrderBy(i => i.Id).Select(i => i.Id).Take(limit)
                .ToListAsync(token),
            cancellationToken);
    }

    public async ValueTask<WorkflowInstancePage> ListAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) =>
            {
                var rows = Filter(await session.RowsAsync<WorkflowInstanceRow>(token), query);
                var page = await rows.OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id).Skip(query.Skip).Take(query.Take).ToListAsync(token);
                return new WorkflowInstancePage(page, await rows.LongCountAsync(token));
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsAsync(
        string? instanceId, int skip, int take, CancellationToken cancellationToken) =>
        ReadAsync<IncidentRow>(
            rows => rows
                .Where(i => instanceId == null || i.InstanceId == instanceId)
                .OrderByDescending(i => i.OccurredAt).ThenBy(i => i.Id).Skip(skip).Take(take),
            cancellationToken);

    public ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(string instanceId, int skip, int take, CancellationToken cancellationToken) =>
        ReadAsync<JournalRow>(
            rows => rows.Where(e => e.InstanceId == instanceId).OrderBy(e => e.Sequence).Skip(skip).Take(take), cancellationToken);

    private static async Task<bool> SaveAsync(WorkSession session, WorkflowCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var row = checkpoint.Instance;

        // One statement compares and takes the number, so that of two nodes only one goes on.
        var context = await session.DirectAsync(cancellationToken);
        var taken = await context.Set<WorkflowInstanceRow>()
            .Where(i => i.Id == row.Id && i.CheckpointNumber == row.CheckpointNumber - 1)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.CheckpointNumber, row.CheckpointNumber), cancellationToken);
        if (taken == 0)
        {
            throw new StaleCheckpointException(row.Id, row.CheckpointNumber);
        }

        await context.Set<BookmarkRow>().Where(b => b.InstanceId == row.Id).ExecuteDeleteAsync(cancellationToken);
        await session.UpdateAsync(row, cancellationToken);
        session.AddAll(checkpoint.Bookmarks);
        session.AddAll(checkpoint.Incidents);
        session.AddAll(checkpoint.Journal);
        return true;
    }

    private static IQueryable<WorkflowInstanceRow> Filter(IQueryable<WorkflowInstanceRow> rows, WorkflowInstanceQuery query)
    {
        var (definition, correlation, status, subStatus, incidents) =
            (query.DefinitionId, query.CorrelationId, query.Status, query.SubStatus, query.HasIncidents);
        rows = definition is null ? rows : rows.Where(i => i.DefinitionId == definition);
        rows = correlation is null ? rows : rows.Where(i => i.CorrelationId == correlation);
        rows = status is null ? rows : rows.Where(i => i.Status == status);
        rows = subStatus is null ? rows : rows.Where(i => i.SubStatus == subStatus);
        return incidents is null ? rows : rows.Where(i => i.IncidentCount > 0 == incidents);
    }

    private async ValueTask<IReadOnlyList<T>> ReadAsync<T>(Func<IQueryable<T>, IQueryable<T>> filter, CancellationToken cancellationToken)
        where T : class =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => await filter(await session.RowsAsync<T>(token)).ToListAsync(token), cancellationToken);
}
