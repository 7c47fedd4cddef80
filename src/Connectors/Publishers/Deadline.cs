namespace WorkflowConnect.Connectors.Publishers;

/// <summary>Ends an attempt when it takes too long as a whole, or when nothing has been heard for too long.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan _silence;
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _silent;
    private readonly CancellationTokenSource _either;

    public Deadline(TimeSpan whole, TimeSpan silence, TimeProvider time, CancellationToken outer)
    {
        _silence = silence;
        _whole = new CancellationTokenSource(whole, time);
        _silent = new CancellationTokenSource(silence, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(outer, _whole.Token, _silent.Token);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Something came: the time of silence starts anew.</summary>
    public void Heard() => _silent.CancelAfter(_silence);

    public void Dispose()
    {
        _either.Dispose();
        _silent.Dispose();
        _whole.Dispose();
    }
}
