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
    /// Stores a new instance unless its id exists, or unless the activation strategy forbids it beside the runs that are
    /// stored: looking and storing are one act, also when two nodes do it at the same time.
    /// </summary>
    ValueTask<InstanceCreation> CreateAsync(
        WorkflowInstanceRow instance, ActivationStrategy strategy, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the instance row, or adds it when <see cref="WorkflowCheckpoint.IsFirst"/>; replaces its bookmarks by
    /// <see cref="WorkflowCheckpoint.Bookmarks"/>, and appends incidents and journal, in one transaction.
    /// </summary>
    /// <exception cref="StaleCheckpointException">
    /// The stored checkpoint number is not exactly one below, or the instance that should be new exists: another
    /// writer was faster. Nothing is changed.
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

    /// <summary>A page of the bookmarks of a name, the oldest first.</summary>
    ValueTask<IReadOnlyList<BookmarkRow>> ListBookmarksByNameAsync(string name, int skip, int take, CancellationToken cancellationToken);

    /// <summary>
    /// Bookmarks due at or before a time (UTC), by due time and id, beginning behind <paramref name="after"/>, at most
    /// <paramref name="limit"/>.
    /// </summary>
    ValueTask<IReadOnlyList<BookmarkRow>> ListDueBookmarksAsync(
        DateTimeOffset dueUpTo, BookmarkRow? after, int limit, CancellationToken cancellationToken);

    /// <summary>Instances that are running, not suspended, and that nobody works on, in ascending order of id.</summary>
    ValueTask<IReadOnlyList<InterruptedRun>> ListInterruptedAsync(InterruptedQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a node the owner of an interrupted run and counts a checkpoint, so that its former owner, should it live
    /// after all, cannot save any more. False, and nothing changed, when the run has moved on.
    /// </summary>
    ValueTask<bool> TryTakeOverAsync(InterruptedRun run, string owner, CancellationToken cancellationToken);

    /// <summary>A page of instances, the newest first.</summary>
    ValueTask<WorkflowInstancePage> ListAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken);

    /// <summary>Incidents of one instance, or of all; the newest first.</summary>
    ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsAsync(
        string? instanceId, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Incidents of one execution of an activity.</summary>
    ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsOfActivityAsync(
        string activityInstanceId, CancellationToken cancellationToken);

    /// <summary>
    /// The chunks of an instance's journal that hold entries from one number (inclusive) to another (exclusive),
    /// ascending; entries before and after may come with them.
    /// </summary>
    ValueTask<IReadOnlyList<JournalChunk>> ListJournalChunksAsync(
        string instanceId, long fromSequence, long toSequence, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes instances with their journals, incidents and bookmarks; returns how many there were. One that is
    /// running meanwhile finds that it is gone and stops at its next checkpoint.
    /// </summary>
    ValueTask<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken);

    /// <summary>Deletes instances that finished before a time, the oldest first, at most <paramref name="limit"/>; returns how many.</summary>
    ValueTask<int> DeleteFinishedAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken);
}
