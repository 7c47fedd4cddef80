namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// What an account of a CRM may be asked, shared by all workers of the process: calls at once, calls per second, and a pause
/// for everybody when the CRM asks one of them for it.
/// </summary>
/// <param name="callsAtOnce">Calls at the same time.</param>
/// <param name="callsPerSecond">Calls per second.</param>
/// <param name="time">Counts them.</param>
/// <param name="longestWait">A longer pause is not waited for but told, so that nobody hangs for minutes; null for any.</param>
internal sealed class RateBudget(int callsAtOnce, double callsPerSecond, TimeProvider time, TimeSpan? longestWait = null) : IDisposable
{
    private readonly SemaphoreSlim _places = new(callsAtOnce);
    private readonly Lock _gate = new();
    private readonly TimeSpan _distance = TimeSpan.FromSeconds(1 / callsPerSecond);
    private DateTimeOffset _next;
    private DateTimeOffset _restsUntil;

    /// <summary>Waits for a turn; the result is to be disposed when the call is over.</summary>
    /// <exception cref="VendorTrouble">The CRM asked to be left alone for longer than may be waited.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            TimeSpan wait;
            lock (_gate)
            {
                var now = time.GetUtcNow();
                if (longestWait is { } longest && _restsUntil - now > longest)
                {
                    throw new VendorTrouble(Core.Crm.WriteStatus.Retryable, "The CRM has asked to be left alone for a while.", _restsUntil - now);
                }

                _next = _next < now ? now : _next;
                wait = _next - now;
                _next += _distance;
            }

            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            return new Turn(_places);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>Nobody calls until then.</summary>
    public void Pause(TimeSpan pause)
    {
        lock (_gate)
        {
            var until = time.GetUtcNow() + pause;
            _next = until > _next ? until : _next;
            _restsUntil = until > _restsUntil ? until : _restsUntil;
        }
    }

    public void Dispose() => _places.Dispose();

    private sealed class Turn(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release();
    }
}
