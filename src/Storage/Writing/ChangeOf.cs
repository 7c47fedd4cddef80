namespace WorkflowConnect.Storage.Writing;

/// <summary>A change whose caller waits for a result.</summary>
internal abstract class Change<T> : Change
{
    // Continuations must not run on the writer's loop: they would hold up everybody's next transaction.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _refusal;

    public Task<T> Done => _done.Task;

    public override void Refuse(Exception exception) => _refusal = exception;

    public override void Finish()
    {
        if (_refusal is not null)
        {
            _done.TrySetException(_refusal);
        }
        else
        {
            _done.TrySetResult(_result!);
        }
    }

    public override void Fail(Exception exception) => _done.TrySetException(exception);

    public void Cancel(CancellationToken cancellationToken)
    {
        if (TryCancel())
        {
            _done.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>What the caller gets once the transaction is committed; said again when the change runs again.</summary>
    protected void Keep(T result)
    {
        _refusal = null;
        _result = result;
    }
}
