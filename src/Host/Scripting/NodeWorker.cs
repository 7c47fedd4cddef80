using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Scripting;

/// <summary>
/// Keeps one Node process alive: starts it, watches it, replaces it after a crash (with a growing pause) or when
/// it has grown too big, and holds back more requests than it can take.
/// </summary>
/// <remarks>
/// Requests that only compute (Liquid, Typst) are sent again once when the process ends under them. JavaScript is
/// not: the script itself may be what ended it.
/// </remarks>
public sealed class NodeWorker : IAsyncDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

    private static readonly string[] LaneNames = ["javascript", "liquid", "typst"];

    private readonly ScriptingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly FrozenDictionary<string, ConcurrencyLimiter> _lanes;
    private WorkerInstallation? _installation;
    private volatile WorkerProcess? _current;
    private int _crashes;

    public NodeWorker(IOptions<ScriptingOptions> options, TimeProvider time, ILogger<NodeWorker> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;
        _lanes = LaneNames.ToFrozenDictionary(lane => lane, _ => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = _options.MaxInFlight,
            QueueLimit = _options.MaxQueued,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
    }

    /// <summary>Id of the process that takes requests now, or null while there is none.</summary>
    public int? ProcessId => _current is { Ended.IsCompleted: false } process ? process.Id : null;

    /// <summary>Versions of Node, Typst, Liquid and QuickJS as JSON, or null while there is no process.</summary>
    public string? Versions => _current is { Ended.IsCompleted: false } process ? process.Versions : null;

    /// <summary>Starts the process unless it runs.</summary>
    /// <exception cref="WorkerUnavailableException">It cannot run here; the message says what to do.</exception>
    public Task StartAsync(CancellationToken ct) => RunningAsync(ct);

    internal async Task<WorkerReply> SendAsync(WorkerRequest request, CancellationToken ct)
    {
        using var lease = await WaitForTurnAsync(request.Operation, ct);
        for (var attempt = 0; ; attempt++)
        {
            var process = await RunningAsync(ct);
            try
            {
                var header = (JsonObject?)request.Arguments?.DeepClone() ?? [];
                header["op"] = request.Operation;
                header["timeoutMs"] = (int)request.Timeout.TotalMilliseconds;
                header["maxOutputBytes"] = _options.MaxOutputBytes;
                return Checked(await process.SendAsync(header, request.Parts, ct));
            }
            catch (WorkerCrashedException) when (request.MayRepeat && attempt == 0)
            {
                ScriptingLog.Repeated(_logger, request.Operation);
            }
            catch (WorkerCrashedException e)
            {
                throw new ScriptException(ScriptErrorKind.Crashed, e.Message);
            }
        }
    }

    private static WorkerReply Checked(WorkerReply reply)
    {
        if (reply.Header["error"] is not JsonObject error)
        {
            return reply;
        }

        var kind = Enum.TryParse<ScriptErrorKind>(error["kind"]?.GetValue<string>(), ignoreCase: true, out var known) ? known : ScriptErrorKind.Crashed;
        throw new ScriptException(kind, error["message"]?.GetValue<string>() ?? "", error["line"]?.GetValue<int>());
    }

    private async Task<RateLimitLease> WaitForTurnAsync(string lane, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(_options.QueueTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            var lease = await _lanes[lane].AcquireAsync(1, both.Token);
            if (lease.IsAcquired)
            {
                return lease;
            }

            lease.Dispose();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Its patience is over: the same answer as a full queue.
        }

        ScriptingLog.Refused(_logger, lane, _options.MaxQueued, _options.QueueTimeout);
        throw new ScriptException(ScriptErrorKind.Busy, "The worker is busy: too many requests wait. Try again later.");
    }

    private async Task<WorkerProcess> RunningAsync(CancellationToken ct)
    {
        if (_current is { Ended.IsCompleted: false } running)
        {
            return running;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _stopping.Token);
        await _starting.WaitAsync(either.Token);
        try
        {
            if (_current is { Ended.IsCompleted: false } other)
            {
                return other;
            }

            if (_crashes > 0)
            {
                await Task.Delay(Pause(_crashes), _time, either.Token);
            }

            return _current = await LaunchAsync(either.Token);
        }
        catch (WorkerUnavailableException)
        {
            _crashes++;
            throw;
        }
        finally
        {
            _starting.Release();
        }
    }

    private TimeSpan Pause(int crashes)
    {
        var pause = _options.RestartDelay * Math.Pow(2, Math.Min(crashes - 1, 20));
        return pause < _options.MaxRestartDelay ? pause : _options.MaxRestartDelay;
    }

    private async Task<WorkerProcess> LaunchAsync(CancellationToken ct)
    {
        _installation ??= WorkerInstallation.Find(_options);
        var begun = _time.GetTimestamp();
        var process = await WorkerProcess.StartAsync(_installation, _options, _time, ct);
        ScriptingLog.Ready(_logger, process.Id, (long)_time.GetElapsedTime(begun).TotalMilliseconds, process.Versions);
        _ = WatchAsync(process);
        return process;
    }

    private async Task WatchAsync(WorkerProcess process)
    {
        var begun = _time.GetTimestamp();
        while (!process.Ended.IsCompleted)
        {
            await Task.WhenAny(process.Ended, Task.Delay(_options.HealthInterval, _time, _stopping.Token));
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            if (!process.Ended.IsCompleted && !await IsHealthyAsync(process))
            {
                process.Kill();
                await process.Ended;
            }
        }

        ScriptingLog.Ended(_logger, process.Id, process.ExitCode, process.Lost);
        _crashes = _time.GetElapsedTime(begun) > LongEnough ? 1 : _crashes + 1;
        await process.DisposeAsync();
        try
        {
            // Ready before the next request asks for it.
            await RunningAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The Host stops.
        }
        catch (WorkerUnavailableException e)
        {
            ScriptingLog.CannotStart(_logger, e);
        }
    }

    private async Task<bool> IsHealthyAsync(WorkerProcess process)
    {
        try
        {
            var pong = await process.SendAsync(new JsonObject { ["op"] = "ping" }, [], _stopping.Token).WaitAsync(_options.HealthInterval, _time);
            var bytes = pong.Header["rssBytes"]!.GetValue<long>();
            if (bytes <= _options.MaxProcessBytes)
            {
                return true;
            }

            ScriptingLog.TooBig(_logger, process.Id, bytes);
        }
        catch (TimeoutException)
        {
            ScriptingLog.Unresponsive(_logger, process.Id, _options.HealthInterval);
        }
        catch (Exception e) when (e is WorkerCrashedException or OperationCanceledException)
        {
            // It has ended by itself, or the Host stops.
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        // The Host stops it, and so does the container.
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _starting.WaitAsync();
        if (_current is { } process)
        {
            await process.DisposeAsync();
        }

        foreach (var lane in _lanes.Values)
        {
            await lane.DisposeAsync();
        }
    }
}
