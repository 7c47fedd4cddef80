namespace WorkflowConnect.Storage.Writing;

/// <summary>A change on its way: queued, started, done. Only a queued one can be cancelled.</summary>
internal abstract class Change
{
    private const int Queued = 0;
    private const int Started = 1;
    private const int Cancelled = 2;

    private int _state;

    /// <summary>False when the caller has given up meanwhile.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Queued) == Queued;

    public bool TryCancel() => Interlocked.CompareExchange(ref _state, Cancelled, Queued) == Queued;

    /// <summary>Keeps the failure that the caller is to see once the others are committed.</summary>
    public abstract void Refuse(Exception exception);

    /// <summary>Tells the caller; called when the transaction is committed.</summary>
    public abstract void Finish();

    /// <summary>Tells the caller at once that nothing was written.</summary>
    public abstract void Fail(Exception exception);
}
