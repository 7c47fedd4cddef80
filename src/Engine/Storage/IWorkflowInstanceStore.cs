namespace WorkflowConnect.Engine;

/// <summary>
/// Where runs are kept. Each call is one atomic act. A call that throws may have happened or not: the engine then
/// leaves the instance alone and recovery continues from whatever is stored.
/// </summary>
public interface IWorkflowInstanceStore
{
    /// <summary>Stores a new instance; false, and nothing changed, when the id exists.</summary>
    ValueTask<bool> TryCreateAsync(WorkflowInstanceRow instance, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the instance row, replaces its bookmarks by <see cref="WorkflowCheckpoint.Bookmarks"/>, and appends
    /// incidents and journal, in one transaction.
    /// </summary>
    /// <exception cref="StaleCheckpointException">
    /// The stored checkpoint number is not exactly one below: another writer was faster. Nothing is changed.
    /// </exception>
    ValueTask SaveAsync(WorkflowCheckpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>The instance, or null.</summary>
    ValueTask<WorkflowInstanceRow?> FindAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Bookmarks by name and stimulus hash, optionally of one instance; oldest first.</summary>
    ValueTask<IReadOnlyList<BookmarkRow>> FindBookmarksAsync(
        string name, string hash, string? instanceId, CancellationToken cancellationToken);

    /// <summary>One bookmark by id, or null.</summary>
    ValueTask<BookmarkRow?> FindBookmarkAsync(string bookmarkId, CancellationToken cancellationToken);

    /// <summary>Bookmarks of one instance.</summary>
    ValueTask<IReadOnlyList<BookmarkRow>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Bookmarks due at or before a time (UTC), the earliest first, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<BookmarkRow>> ListDueBookmarksAsync(
        DateTimeOffset dueUpTo, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Ids of instances that are running, not suspended, and were last saved at or before a time, in ascending order
    /// of id, beginning after <paramref name="afterId"/>.
    /// </summary>
    ValueTask<IReadOnlyList<string>> ListInterruptedAsync(
        DateTimeOffset updatedUpTo, string? afterId, int limit, CancellationToken cancellationToken);

    /// <summary>A page of instances, the newest first.</summary>
    ValueTask<WorkflowInstancePage> ListAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken);

    /// <summary>Incidents of one instance, or of all; the newest first.</summary>
    ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsAsync(
        string? instanceId, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Journal of one instance by sequence, ascending.</summary>
    ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(
        string instanceId, int skip, int take, CancellationToken cancellationToken);
}
