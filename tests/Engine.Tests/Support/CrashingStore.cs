namespace WorkflowConnect.Engine.Tests;

/// <summary>Dies at the n-th write, before or after it took effect, and stays dead: a crash, seen from the engine.</summary>
internal sealed class CrashingStore(IWorkflowInstanceStore inner, int dieAt, bool afterWriting) : IWorkflowInstanceStore
{
    private int writes;
    private bool takesEffect;

    public bool HasDied { get; private set; }

    public async ValueTask<bool> TryCreateAsync(WorkflowInstanceRow instance, CancellationToken cancellationToken)
    {
        var dies = Count();
        var created = !dies || takesEffect ? await inner.TryCreateAsync(instance, cancellationToken) : false;
        return dies ? throw new CrashException() : created;
    }

    public async ValueTask<InstanceCreation> CreateAsync(
        WorkflowInstanceRow instance, ActivationStrategy strategy, CancellationToken cancellationToken)
    {
        var dies = Count();
        var created = !dies || takesEffect ? await inner.CreateAsync(instance, strategy, cancellationToken) : InstanceCreation.Exists;
        return dies ? throw new CrashException() : created;
    }

    public ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsOfActivityAsync(string activityInstanceId, CancellationToken cancellationToken) =>
        inner.ListIncidentsOfActivityAsync(activityInstanceId, cancellationToken);

    public async ValueTask SaveAsync(WorkflowCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var dies = Count();
        if (!dies || takesEffect)
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

    public ValueTask<IReadOnlyList<BookmarkRow>> ListBookmarksByNameAsync(string name, int skip, int take, CancellationToken cancellationToken) =>
        inner.ListBookmarksByNameAsync(name, skip, take, cancellationToken);

    public ValueTask<IReadOnlyList<BookmarkRow>> ListDueBookmarksAsync(DateTimeOffset dueUpTo, BookmarkRow? after, int limit, CancellationToken cancellationToken) =>
        inner.ListDueBookmarksAsync(dueUpTo, after, limit, cancellationToken);

    public ValueTask<IReadOnlyList<InterruptedRun>> ListInterruptedAsync(InterruptedQuery query, CancellationToken cancellationToken) =>
        inner.ListInterruptedAsync(query, cancellationToken);

    public async ValueTask<bool> TryTakeOverAsync(InterruptedRun run, string owner, CancellationToken cancellationToken)
    {
        var dies = Count();
        var taken = (!dies || takesEffect) && await inner.TryTakeOverAsync(run, owner, cancellationToken);
        return dies ? throw new CrashException() : taken;
    }

    public ValueTask<WorkflowInstancePage> ListAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken) =>
        inner.ListAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<IncidentRow>> ListIncidentsAsync(string? instanceId, int skip, int take, CancellationToken cancellationToken) =>
        inner.ListIncidentsAsync(instanceId, skip, take, cancellationToken);

    public ValueTask<IReadOnlyList<JournalChunk>> ListJournalChunksAsync(string instanceId, long fromSequence, long toSequence, CancellationToken cancellationToken) =>
        inner.ListJournalChunksAsync(instanceId, fromSequence, toSequence, cancellationToken);

    public ValueTask<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
        inner.DeleteAsync(instanceIds, cancellationToken);

    public ValueTask<int> DeleteFinishedAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken) =>
        inner.DeleteFinishedAsync(finishedBefore, limit, cancellationToken);

    // Only the write at which it dies may have taken effect; a dead process writes nothing more.
    private bool Count()
    {
        takesEffect = ++writes == dieAt && afterWriting;
        return HasDied |= writes >= dieAt;
    }
}
