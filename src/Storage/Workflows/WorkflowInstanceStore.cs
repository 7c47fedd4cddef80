using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Storage.Tables;

namespace WorkflowConnect.Storage.Workflows;

/// <summary>Runs on the product's own writer: checkpoints of many runs share a transaction.</summary>
internal sealed class WorkflowInstanceStore(Database database) : IWorkflowInstanceStore
{
    private const string ActivationKey = "workflowconnect/activation";

    // Deleting holds up the other writers; a long list is taken in pieces.
    private const int MostAtOnce = 200;

    public async ValueTask<bool> TryCreateAsync(WorkflowInstanceRow instance, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            new WorkflowCheckpoint { Instance = instance, Bookmarks = [], Incidents = [], IsFirst = true }, cancellationToken);

    public async ValueTask SaveAsync(WorkflowCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        if (checkpoint.Journal is { } journal)
        {
            // Here, beside the others, and not on the one writer.
            checkpoint = checkpoint with { Journal = JournalCompression.Compress(journal) };
        }

        if (!await database.WriteAsync(checkpoint, cancellationToken))
        {
            throw new StaleCheckpointException(checkpoint.Instance.Id, checkpoint.Instance.CheckpointNumber);
        }
    }

    public async ValueTask<InstanceCreation> CreateAsync(
        WorkflowInstanceRow instance, ActivationStrategy strategy, CancellationToken cancellationToken)
    {
        if (strategy == ActivationStrategy.Always)
        {
            return await TryCreateAsync(instance, cancellationToken) ? InstanceCreation.Created : InstanceCreation.Exists;
        }

        return await database.WriteAsync(
            async (WorkSession session, CancellationToken token) =>
            {
                // One key for all strategies: several keys in one transaction could be taken in different orders.
                await session.Dialect.LockAsync(await session.DirectAsync(token), ActivationKey, token);
                var rows = await session.RowsAsync<WorkflowInstanceRow>(token);
                if (await rows.AnyAsync(i => i.Id == instance.Id, token))
                {
                    return InstanceCreation.Exists;
                }

                if (await InTheWay(rows, instance, strategy).AnyAsync(token))
                {
                    return InstanceCreation.Refused;
                }

                session.Add(instance);
                return InstanceCreation.Created;
            },
            cancellationToken);
    }

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

    public ValueTask<IReadOnlyList<BookmarkRow>> ListBookmarksByNameAsync(string name, int skip, int take, CancellationToken cancellationToken) =>
        ReadAsync<BookmarkRow>(
            rows => rows.Where(b => b.Name == name).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).Skip(skip).Take(take), cancellationToken);

    public ValueTask<IReadOnlyList<BookmarkRow>> ListDueBookmarksAsync(
        DateTimeOffset dueUpTo, BookmarkRow? after, int limit, CancellationToken cancellationToken)
    {
        var (afterDue, afterId) = (after?.DueAt ?? DateTimeOffset.MinValue, after?.Id ?? string.Empty);
        return ReadAsync<BookmarkRow>(
            rows => rows.Where(b => b.DueAt <= dueUpTo && (b.DueAt > afterDue || (b.DueAt == afterDue && string.Compare(b.Id, afterId) > 0)))
                .OrderBy(b => b.DueAt).ThenBy(b => b.Id).Take(limit),
            cancellationToken);
    }

    public async ValueTask<IReadOnlyList<InterruptedRun>> ListInterruptedAsync(InterruptedQuery query, CancellationToken cancellationToken)
    {
        var (after, node, savedUpTo, living) = (query.AfterId ?? string.Empty, query.Node, query.SavedUpTo, query.LivingNodes.ToArray());
        return await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => (IReadOnlyList<InterruptedRun>)await (await session.RowsAsync<WorkflowInstanceRow>(token))
                .Where(i => i.Status == WorkflowStatus.Running && i.SubStatus != WorkflowSubStatus.Suspended)
                .Where(i => i.Owner == node ? i.UpdatedAt <= savedUpTo : i.Owner == null || !living.Contains(i.Owner))
                .Where(i => string.Compare(i.Id, after) > 0)
                .OrderBy(i => i.Id).Take(query.Limit)
                .Select(i => new InterruptedRun(i.Id, i.Owner, i.CheckpointNumber))
                .ToListAsync(token),
            cancellationToken);
    }

    public async ValueTask<bool> TryTakeOverAsync(InterruptedRun run, string owner, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            async (WorkSession session, CancellationToken token) => await (await session.DirectAsync(token)).Set<WorkflowInstanceRow>()
                .Where(i => i.Id == run.InstanceId && i.CheckpointNumber == run.CheckpointNumber && i.Owner == run.Owner)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(i => i.CheckpointNumber, run.CheckpointNumber + 1).SetProperty(i => i.Owner, owner), token) == 1,
            cancellationToken);

    public async ValueTask<WorkflowInstancePage> ListAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) =>
            {
                var rows = (await session.RowsAsync<WorkflowInstanceRow>(token)).Matching(query);
                var page = await rows.Ordered(query).Skip(query.Skip).Take(query.Take).ToListAsync(token);
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

    public ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsOfActivityAsync(string activityInstanceId, CancellationToken cancellationToken) =>
        ReadAsync<IncidentRow>(rows => rows.Where(i => i.ActivityInstanceId == activityInstanceId).OrderBy(i => i.OccurredAt), cancellationToken);

    public ValueTask<IReadOnlyList<JournalChunk>> ListJournalChunksAsync(
        string instanceId, long fromSequence, long toSequence, CancellationToken cancellationToken) =>
        ReadAsync<JournalChunk>(
            rows => rows
                .Where(c => c.InstanceId == instanceId && c.FirstSequence < toSequence && c.FirstSequence + c.Count > fromSequence)
                .OrderBy(c => c.FirstSequence),
            cancellationToken);

    public async ValueTask<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var ids in instanceIds.Chunk(MostAtOnce))
        {
            count += await database.WriteAsync((WorkSession session, CancellationToken token) => DeleteAsync(session, ids, token), cancellationToken);
        }

        return count;
    }

    public async ValueTask<int> DeleteFinishedAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken)
    {
        var ids = await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => await (await session.RowsAsync<WorkflowInstanceRow>(token))
                .Where(i => i.Status == WorkflowStatus.Finished && i.FinishedAt < finishedBefore)
                .OrderBy(i => i.FinishedAt).Select(i => i.Id).Take(limit)
                .ToListAsync(token),
            cancellationToken);
        return await DeleteAsync(ids, cancellationToken);
    }

    private static IQueryable<WorkflowInstanceRow> InTheWay(
        IQueryable<WorkflowInstanceRow> rows, WorkflowInstanceRow wanted, ActivationStrategy strategy)
    {
        var (definition, correlation) = (wanted.DefinitionId, wanted.CorrelationId);
        rows = rows.Where(i => i.Status == WorkflowStatus.Running);
        return strategy switch
        {
            ActivationStrategy.Singleton => rows.Where(i => i.DefinitionId == definition),
            ActivationStrategy.CorrelatedSingleton => rows.Where(i => i.DefinitionId == definition && i.CorrelationId == correlation),
            _ => rows.Where(i => correlation != null && i.CorrelationId == correlation),
        };
    }

    private static async Task<int> DeleteAsync(WorkSession session, string[] ids, CancellationToken cancellationToken)
    {
        var context = await session.DirectAsync(cancellationToken);
        await context.Set<JournalChunk>().Where(c => ids.Contains(c.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await context.Set<IncidentRow>().Where(i => ids.Contains(i.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await context.Set<BookmarkRow>().Where(b => ids.Contains(b.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        return await context.Set<WorkflowInstanceRow>().Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private async ValueTask<IReadOnlyList<T>> ReadAsync<T>(Func<IQueryable<T>, IQueryable<T>> filter, CancellationToken cancellationToken)
        where T : class =>
        await database.ReadAsync(
            async (WorkSession session, CancellationToken token) => await filter(await session.RowsAsync<T>(token)).ToListAsync(token), cancellationToken);
}
