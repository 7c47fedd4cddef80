using System.Collections.Concurrent;

namespace WorkflowConnect.Engine;

/// <summary>Keeps runs in memory: for tests, benchmarks and single-shot tools.</summary>
public sealed class InMemoryWorkflowInstanceStore : IWorkflowInstanceStore
{
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BookmarkRow> bookmarks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<bool> TryCreateAsync(WorkflowInstanceRow instance, CancellationToken cancellationToken) =>
        new(entries.TryAdd(instance.Id, new Entry(instance)));

    /// <inheritdoc/>
    public ValueTask SaveAsync(WorkflowCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var row = checkpoint.Instance;
        if (!entries.TryGetValue(row.Id, out var entry))
        {
            throw new StaleCheckpointException(row.Id, row.CheckpointNumber);
        }

        lock (entry)
        {
            if (entry.Row.CheckpointNumber != row.CheckpointNumber - 1)
            {
                throw new StaleCheckpointException(row.Id, row.CheckpointNumber);
            }

            entry.Row = row;
            foreach (var old in entry.Bookmarks)
            {
                bookmarks.TryRemove(old.Id, out _);
            }

            foreach (var bookmark in checkpoint.Bookmarks)
            {
                bookmarks[bookmark.Id] = bookmark;
            }

            entry.Bookmarks = checkpoint.Bookmarks;
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
    public ValueTask<IReadOnlyList<BookmarkRow>> ListDueBookmarksAsync(
        DateTimeOffset dueUpTo, int limit, CancellationToken cancellationToken) =>
        new([.. bookmarks.Values.Where(row => row.DueAt <= dueUpTo).OrderBy(row => row.DueAt)
            .ThenBy(row => row.Id, StringComparer.Ordinal).Take(limit)]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListInterruptedAsync(
        DateTimeOffset updatedUpTo, string? afterId, int limit, CancellationToken cancellationToken) =>
        new([.. entries.Values.Select(entry => entry.Row)
            .Where(row => row.Status == WorkflowStatus.Running && row.SubStatus != WorkflowSubStatus.Suspended
                && row.UpdatedAt <= updatedUpTo && string.CompareOrdinal(row.Id, afterId) > 0)
            .Select(row => row.Id).Order(StringComparer.Ordinal).Take(limit)]);

    /// <inheritdoc/>
    public ValueTask<WorkflowInstancePage> ListAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken)
    {
        var rows = entries.Values.Select(entry => entry.Row).Where(row => Matches(row, query))
            .OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        return new(new WorkflowInstancePage([.. rows.Skip(query.Skip).Take(query.Take)], rows.Count));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsAsync(
        string? instanceId, int skip, int take, CancellationToken cancellationToken) =>
        new([.. entries.Values.Where(entry => instanceId is null || entry.Row.Id == instanceId)
            .SelectMany(entry => entry.Incidents).OrderByDescending(row => row.OccurredAt).Skip(skip).Take(take)]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(
        string instanceId, int skip, int take, CancellationToken cancellationToken) =>
        new(entries.TryGetValue(instanceId, out var entry)
            ? [.. entry.Journal.OrderBy(row => row.Sequence).Skip(skip).Take(take)]
            : []);

    /// <summary>Forgets an instance that has finished; for hosts that keep nothing.</summary>
    public void Forget(string instanceId) => entries.TryRemove(instanceId, out _);

    private static bool Matches(WorkflowInstanceRow row, WorkflowInstanceQuery query) =>
        (query.DefinitionId is null || row.DefinitionId == query.DefinitionId)
        && (query.CorrelationId is null || row.CorrelationId == query.CorrelationId)
        && (query.Status is null || row.Status == query.Status)
        && (query.SubStatus is null || row.SubStatus == query.SubStatus)
        && (query.HasIncidents is null || row.IncidentCount > 0 == query.HasIncidents);

    private ValueTask<IReadOnlyList<BookmarkRow>> Bookmarks(Func<BookmarkRow, bool> filter) =>
        new([.. bookmarks.Values.Where(filter).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal)]);

    private sealed class Entry(WorkflowInstanceRow row)
    {
        private List<JournalRow>? journal;
        private List<IncidentRow>? incidents;

        public WorkflowInstanceRow Row { get; set; } = row;

        public IReadOnlyList<BookmarkRow> Bookmarks { get; set; } = [];

        public IReadOnlyList<JournalRow> Journal => journal ?? (IReadOnlyList<JournalRow>)[];

        public IReadOnlyList<IncidentRow> Incidents => incidents ?? (IReadOnlyList<IncidentRow>)[];

        public void Append(WorkflowCheckpoint checkpoint)
        {
            if (checkpoint.Journal.Count > 0)
            {
                (journal ??= []).AddRange(checkpoint.Journal);
            }

            if (checkpoint.Incidents.Count > 0)
            {
                (incidents ??= []).AddRange(checkpoint.Incidents);
            }
        }
    }
}
