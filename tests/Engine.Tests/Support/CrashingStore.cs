namespace WorkflowConnect.Engine.Tests;

/// <summary>Dies at the n-th write, before or after it took effect, and stays dead: a crash, seen from the engine.</summary>
internal sealed class CrashingStore(IWorkflowInstanceStore inner, int dieAt, bool afterWriting) : IWorkflowInstanceStore
{
    private int writes;

    public bool HasDied { get; private set; }

    public async ValueTask<bool> TryCreateAsync(WorkflowInstanceRow instance, CancellationToken cancellationToken)
    {
        var dies = Count();
        var created = !dies || afterWriting ? await inner.TryCreateAsync(instance, cancellationToken) : false;
        return dies ? throw new CrashException() : created;
    }

    public async ValueTask SaveAsync(WorkflowCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var dies = Count();
        if (!dies || afterWriting)
        {
            await inner.SaveAsync(checkpoint, cancellationToken);
        }

        if (dies)
        {
            throw new CrashException();
        }
    }

    public ValueTask<WorkflowInstanceRow?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        inner.FindAsync(instanceId, cancellationToken);

    public ValueTask<IReadOnlyList<BookmarkRow>> FindBookmarksAsync(string name, string hash, string? instanceId, CancellationToken cancellationToken) =>
        inner.FindBookmarksAsync(name, hash, instanceId, cancellationToken);

    public ValueTask<BookmarkRow?> FindBookmarkAsync(string bookmarkId, CancellationToken cancellationToken) =>
        inner.FindBookmarkAsync(bookmarkId, cancellationToken);

    public ValueTask<IReadOnlyList<BookmarkRow>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken) =>
        inner.ListBookmarksAsync(instanceId, cancellationToken);

    public ValueTask<IReadOnlyList<BookmarkRow>> ListDueBookmarksAsync(DateTimeOffset dueUpTo, int limit, CancellationToken cancellationToken) =>
        inner.ListDueBookmarksAsync(dueUpTo, limit, cancellationToken);

    public ValueTask<IReadOnlyList<string>> ListInterruptedAsync(DateTimeOffset updatedUpTo, string? afterId, int limit, CancellationToken cancellationToken) =>
        inner.ListInterruptedAsync(updatedUpTo, afterId, limit, cancellationToken);

    public ValueTask<WorkflowInstancePage> ListAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken) =>
        inner.ListAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsAsync(string? instanceId, int skip, int take, CancellationToken cancellationToken) =>
        inner.ListIncidentsAsync(instanceId, skip, take, cancellationToken);

    public ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(string instanceId, int skip, int take, CancellationToken cancellationToken) =>
        inner.ListJournalAsync(instanceId, skip, take, cancellationToken);

    private bool Count() => HasDied |= ++writes >= dieAt;
}
