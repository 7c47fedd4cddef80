using System.Threading.Channels;

namespace WorkflowConnect.Storage.Writing;

/// <summary>
/// One writer per node. It takes whatever is queued, up to a limit, into one transaction and tells the callers
/// after the commit; when a change fails, the group is run again with a savepoint before each. It never waits for more: while one transaction is being
/// written to disk the next one's changes gather by themselves, so the busier it is the cheaper each change gets.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private static readonly AsyncLocal<bool> IsWriter = new();

    private readonly Channel<Change> _queue;
    private readonly TransactionRunner _runner;
    private readonly int _maximumBatch;
    private readonly Task _loop;

    public GroupCommit(TransactionRunner runner, int maximumBatch, int queueCapacity)
    {
        _runner = runner;
        _maximumBatch = maximumBatch;
        _queue = Channel.CreateBounded<Change>(new BoundedChannelOptions(queueCapacity) { SingleReader = true });
        _loop = Task.Run(LoopAsync);
    }

    public async Task<T> WriteAsync<T>(Change<T> change, CancellationToken cancellationToken)
    {
        if (IsWriter.Value)
        {
            throw new InvalidOperationException("A change may not start another one and wait for it: the one writer would wait for itself.");
        }

        await _queue.Writer.WriteAsync(change, cancellationToken);
        await using var registration = cancellationToken.Register(() => change.Cancel(cancellationToken));
        return await change.Done;
    }

    /// <summary>Takes no more, writes what is queued, ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await _runner.DisposeAsync();
    }

    private async Task LoopAsync()
    {
        IsWriter.Value = true;
        var batch = new List<Change>(_maximumBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < _maximumBatch && _queue.Reader.TryRead(out var change))
            {
                if (change.TryStart())
                {
                    batch.Add(change);
                }
            }

            if (batch.Count > 0)
            {
                await _runner.RunAsync(batch);
            }
        }
    }
}
