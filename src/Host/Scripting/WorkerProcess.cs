using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Scripting;

/// <summary>One life of the worker: from its start to its end, whatever ends it. Requests are pipelined by id.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<WorkerReply>> _waiting = new();
    private readonly TaskCompletionSource<WorkerReply> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId;

    private WorkerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Completes when the process is gone and every request that it held has failed.</summary>
    public Task Ended => _ended.Task;

    public int ExitCode => _process.HasExited ? _process.ExitCode : -1;

    /// <summary>Requests that were lost with the process.</summary>
    public int Lost { get; private set; }

    public string Versions { get; private set; } = "";

    /// <exception cref="WorkerUnavailableException">It did not become ready in time.</exception>
    public static async Task<WorkerProcess> StartAsync(WorkerInstallation installation, ScriptingOptions options, TimeProvider time, CancellationToken ct)
    {
        var start = new ProcessStartInfo(installation.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = installation.WorkerPath,
        };
        foreach (var argument in installation.Arguments())
        {
            start.ArgumentList.Add(argument);
        }

        // Connection strings and keys of the Host must not be readable in the worker.
        var systemRoot = Environment.GetEnvironmentVariable("SystemRoot");
        start.Environment.Clear();
        if (systemRoot is not null)
        {
            start.Environment["SystemRoot"] = systemRoot;
        }

        var worker = new WorkerProcess(Process.Start(start) ?? throw new WorkerUnavailableException("Node could not be started."));
        var complaints = worker.DrainErrorsAsync();
        _ = worker.ReadAsync();
        try
        {
            await worker.HandshakeAsync(installation, options, time, ct);
            return worker;
        }
        catch (Exception e)
        {
            await worker.DisposeAsync();
            ct.ThrowIfCancellationRequested();
            var said = await complaints;
            throw new WorkerUnavailableException($"The Node worker did not become ready: {e.Message} {said}".TrimEnd(), e);
        }
    }

    private async Task HandshakeAsync(WorkerInstallation installation, ScriptingOptions options, TimeProvider time, CancellationToken ct)
    {
        var header = new JsonObject
        {
            ["op"] = "start",
            ["templatesPath"] = installation.TemplatesPath,
            ["javaScriptThreads"] = options.JavaScriptThreads,
            ["javaScriptMemoryBytes"] = options.JavaScriptMemoryBytes,
            ["typstThreads"] = options.TypstThreads,
            ["liquidMemoryBytes"] = options.LiquidMemoryBytes,
            ["maxTemplateCharacters"] = options.MaxScriptBytes,
        };
        await WriteAsync(header, [], ct);
        var hello = await _hello.Task.WaitAsync(options.StartTimeout, time, ct);
        if (hello.Header["error"]?["message"]?.GetValue<string>() is { } message)
        {
            throw new WorkerUnavailableException($"{message} Run 'npm ci --prefix {installation.WorkerPath}'.");
        }

        Versions = hello.Header["versions"]?.ToJsonString() ?? "";
    }

    /// <exception cref="WorkerCrashedException">The process ended first.</exception>
    public async Task<WorkerReply> SendAsync(JsonObject header, IReadOnlyList<ReadOnlyMemory<byte>> parts, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref _lastId);
        var waiter = new TaskCompletionSource<WorkerReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = waiter;
        try
        {
            header["id"] = id;
            // Checked after the entry is made: the end of the process fails all entries that it sees.
            if (_ended.Task.IsCompleted)
            {
                throw new WorkerCrashedException();
            }

            await WriteAsync(header, parts, ct);
            return await waiter.Task.WaitAsync(ct);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    private async Task WriteAsync(JsonObject header, IReadOnlyList<ReadOnlyMemory<byte>> parts, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            // Not cancellable: half a frame would make the rest of the stream unreadable.
            await WorkerFrames.WriteAsync(_process.StandardInput.BaseStream, header, parts, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new WorkerCrashedException();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await WorkerFrames.ReadAsync(_process.StandardOutput.BaseStream, CancellationToken.None) is { } reply)
            {
                if (reply.Header["id"]?.GetValue<long>() is { } id)
                {
                    if (_waiting.TryGetValue(id, out var waiter))
                    {
                        waiter.TrySetResult(reply);
                    }
                }
                else
                {
                    _hello.TrySetResult(reply);
                }
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or System.Text.Json.JsonException or ObjectDisposedException)
        {
            // A stream that cannot be read any more is the end of this process, as below.
        }

        Kill();
        await _process.WaitForExitAsync();
        Lost = _waiting.Count;
        _ended.TrySetResult();
        _hello.TrySetException(new WorkerCrashedException());
        _ = _hello.Task.Exception;
        foreach (var waiter in _waiting.Values)
        {
            waiter.TrySetException(new WorkerCrashedException());
        }
    }

    /// <summary>What Node says before it is ready (later it could quote data, and is dropped), 1,000 characters at most.</summary>
    private async Task<string> DrainErrorsAsync()
    {
        var said = "";
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (!_hello.Task.IsCompletedSuccessfully && said.Length < 1000)
            {
                said += line + "\n";
            }
        }

        return said;
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _ended.Task;
        _process.Dispose();
        _writing.Dispose();
    }
}
