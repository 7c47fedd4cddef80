using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Storage.Writing;

internal sealed class Change<T>(Func<IWork, CancellationToken, Task<T>> body) : Change
{
    // Continuations must not run on the writer's loop: they would hold up everybody's next transaction.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _refusal;

    public Task<T> Done => _done.Task;

    // A started change is not cancelled: its caller must never read "cancelled" about something that is committed.
    public override async Task RunAsync(IWork work)
    {
        _refusal = null;
        _result = await body(work, CancellationToken.None);
    }

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
}
