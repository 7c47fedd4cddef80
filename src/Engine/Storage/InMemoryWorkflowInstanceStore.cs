using System.Collections.Concurrent;

namespace WorkflowConnect.Engine;

/// <summary>Keeps runs in memory: for tests, benchmarks and single-shot tools.</summary>
public sealed class InMemoryWorkflowInstanceStore : IWorkflowInstanceStore
{
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BookmarkRow> bookmarks = new(StringComparer.Ordinal);

    private readonly Lock activation = new();

    /// <inheritdoc/>
    public ValueTask<bool> TryCreateAsync(WorkflowInstanceRow instance, CancellationToken cancellationToken) =>
        new(entries.TryAdd(instance.Id, new Entry(instance)));

    /// <inheritdoc/>
    public ValueTask<InstanceCreation> CreateAsync(
        WorkflowInstanceRow instance, ActivationStrategy strategy, CancellationToken cancellationToken)
    {
        if (strategy == ActivationStrategy.Always)
        {
            return new(entries.TryAdd(instance.Id, new Entry(instance)) ? InstanceCreation.Created : InstanceCreation.Exists);
        }

        lock (activation)
        {
            return new(entries.ContainsKey(instance.Id) ? InstanceCreation.Exists
                : entries.Values.Any(entry => InTheWay(entry.Row, instance, strategy)) ? InstanceCreation.Refused
                : entries.TryAdd(instance.Id, new Entry(instance)) ? InstanceCreation.Created
                : InstanceCreation.Exists);
        }
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(WorkflowCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var row = checkpoint.Instance;
        Entry? entry;
        if (checkpoint.IsFirst)
        {
            entry = new Entry(row);
            if (!entries.TryAdd(row.Id, entry))
            {
                throw new StaleCheckpointException(row.Id, row.CheckpointNumber);
            }
        }
        else if (!entries.TryGetValue(row.Id, out entry))
        {
            throw new StaleCheckpointException(row.Id, row.CheckpointNumber);
        }

        lock (entry)
        {
            if (!checkpoint.IsFirst && entry.Row.CheckpointNumber != row.CheckpointNumber - 1)
            {
                throw new StaleCheckpointException(row.Id, row.CheckpointNumber);
            }

            entry.Row = row;
            Replace(entry, checkpoint.Bookmarks);
            entry.Append(checkpoint);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<WorkflowInstanceRow?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        new(entries.TryGetValue(instanceId, out var entry) ? entry.Row : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BookmarkRow>> FindBookmarksAsync(
        string name, string hash, string? instanceId, CancellationToken cancellationToken) =>
        Bookmarks(row => row.Name == name && row.Hash == hash && (instanceId is null || row.InstanceId == instanceId));

    /// <inheritdoc/>
    public ValueTask<BookmarkRow?> FindBookmarkAsync(string bookmarkId, CancellationToken cancellationToken) =>
        new(bookmarks.GetValueOrDefault(bookmarkId));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BookmarkRow>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken) =>
        Bookmarks(row => row.InstanceId == instanceId);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<BookmarkRow>> ListBookmarksByNameAsync(
        string name, int skip, int take, CancellationToken cancellationToken) =>
        [.. (await Bookmarks(row => row.Name == name)).Skip(skip).Take(take)];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BookmarkRow>> ListDueBookmarksAsync(
        DateTimeOffset dueUpTo, BookmarkRow? after, int limit, CancellationToken cancellationToken) =>
        new([.. bookmarks.Values.Where(row => row.DueAt <= dueUpTo)
            .Where(row => after is null || row.DueAt > after.DueAt || (row.DueAt == after.DueAt && string.CompareOrdinal(row.Id, after.Id) > 0))
            .OrderBy(row => row.DueAt).ThenBy(row => row.Id, StringComparer.Ordinal).Take(limit)]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<InterruptedRun>> ListInterruptedAsync(InterruptedQuery query, CancellationToken cancellationToken) =>
        new([.. entries.Values.Select(entry => entry.Row)
            .Where(row => row.Status == WorkflowStatus.Running && row.SubStatus != WorkflowSubStatus.Suspended
                && (row.Owner == query.Node ? row.UpdatedAt <= query.SavedUpTo : row.Owner is null || !query.LivingNodes.Contains(row.Owner))
                && string.CompareOrdinal(row.Id, query.AfterId) > 0)
            .OrderBy(row => row.Id, StringComparer.Ordinal).Take(query.Limit)
            .Select(row => new InterruptedRun(row.Id, row.Owner, row.CheckpointNumber))]);

    /// <inheritdoc/>
    public ValueTask<bool> TryTakeOverAsync(InterruptedRun run, string owner, CancellationToken cancellationToken)
    {
        if (!entries.TryGetValue(run.InstanceId, out var entry))
        {
            return new(false);
        }

        lock (entry)
        {
            if (entry.Row.CheckpointNumber != run.CheckpointNumber || entry.Row.Owner != run.Owner)
            {
                return new(false);
            }

            entry.Row = entry.Row with { CheckpointNumber = run.CheckpointNumber + 1, Owner = owner };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<WorkflowInstancePage> ListAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken)
    {
        var rows = query.Order(entries.Values.Select(entry => entry.Row).Where(query.Matches)).ToList();
        return new(new WorkflowInstancePage([.. rows.Skip(query.Skip).Take(query.Take)], rows.Count));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsAsync(
        string? instanceId, int skip, int take, CancellationToken cancellationToken) =>
        new([.. entries.Values.Where(entry => instanceId is null || entry.Row.Id == instanceId)
            .SelectMany(entry => entry.Incidents).OrderByDescending(row => row.OccurredAt).Skip(skip).Take(take)]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsOfActivityAsync(
        string activityInstanceId, CancellationToken cancellationToken) =>
        new([.. entries.Values.SelectMany(entry => entry.Incidents).Where(row => row.ActivityInstanceId == activityInstanceId)]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JournalChunk>> ListJournalChunksAsync(
        string instanceId, long fromSequence, long toSequence, CancellationToken cancellationToken) =>
        new(entries.TryGetValue(instanceId, out var entry)
            ? [.. entry.Journal.Where(chunk => chunk.FirstSequence < toSequence && chunk.FirstSequence + chunk.Count > fromSequence)]
            : []);

    /// <inheritdoc/>
    public ValueTask<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var id in instanceIds)
        {
            if (entries.TryRemove(id, out var entry))
            {
                count++;
                Replace(entry, []);
            }
        }

        return new(count);
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteFinishedAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken) =>
        DeleteAsync(
            [.. entries.Values.Select(entry => entry.Row).Where(row => row.FinishedAt < finishedBefore)
                .OrderBy(row => row.FinishedAt).Take(limit).Select(row => row.Id)],
            cancellationToken);

    /// <summary>Forgets an instance that has finished; for hosts that keep nothing.</summary>
    public void Forget(string instanceId) => entries.TryRemove(instanceId, out _);

    private void Replace(Entry entry, IReadOnlyList<BookmarkRow> current)
    {
        foreach (var old in entry.Bookmarks)
        {
            bookmarks.TryRemove(old.Id, out _);
        }

        foreach (var bookmark in current)
        {
            bookmarks[bookmark.Id] = bookmark;
        }

        entry.Bookmarks = current;
    }

    private static bool InTheWay(WorkflowInstanceRow row, WorkflowInstanceRow wanted, ActivationStrategy strategy) =>
        row.Status == WorkflowStatus.Running
        && strategy switch
        {
            ActivationStrategy.Singleton => row.DefinitionId == wanted.DefinitionId,
            ActivationStrategy.CorrelatedSingleton => row.DefinitionId == wanted.DefinitionId && row.CorrelationId == wanted.CorrelationId,
            ActivationStrategy.Correlation => wanted.CorrelationId is not null && row.CorrelationId == wanted.CorrelationId,
            _ => false,
        };

    private ValueTask<IReadOnlyList<BookmarkRow>> Bookmarks(Func<BookmarkRow, bool> filter) =>
        new([.. bookmarks.Values.Where(filter).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal)]);

    private sealed class Entry(WorkflowInstanceRow row)
    {
        private List<JournalChunk>? journal;
        private List<IncidentRow>? incidents;

        public WorkflowInstanceRow Row { get; set; } = row;

        public IReadOnlyList<BookmarkRow> Bookmarks { get; set; } = [];

        public IReadOnlyList<JournalChunk> Journal => journal ?? (IReadOnlyList<JournalChunk>)[];

        public IReadOnlyList<IncidentRow> Incidents => incidents ?? (IReadOnlyList<IncidentRow>)[];

        public void Append(WorkflowCheckpoint checkpoint)
        {
            if (checkpoint.Journal is { } chunk)
            {
                (journal ??= new(1)).Add(chunk);
            }

            if (checkpoint.Incidents.Count > 0)
            {
                (incidents ??= []).AddRange(checkpoint.Incidents);
            }
        }
    }
}
