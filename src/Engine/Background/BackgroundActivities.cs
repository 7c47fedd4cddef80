using System.Collections.Concurrent;

namespace WorkflowConnect.Engine;

/// <summary>The executions that this process works on outside of any burst, each once.</summary>
internal sealed class BackgroundActivities(WorkflowEngineOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Task> working = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim places = new(options.MaxBackgroundActivities);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Begins, unless this execution is in work already.</summary>
    public void Start(string activityInstanceId, Func<CancellationToken, Task> work)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = WorkAsync(activityInstanceId, begin.Task, work);
        if (working.TryAdd(activityInstanceId, task))
        {
            begin.SetResult();
        }
        else
        {
            begin.SetCanceled();
        }
    }

    /// <summary>Completes when nothing is in work; for tests.</summary>
    public async Task WhenIdleAsync()
    {
        while (!working.IsEmpty)
        {
            await Task.WhenAll(working.Values);
        }
    }

    /// <summary>What is in work is cut off, and taken up again when its lease has run out.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task WorkAsync(string activityInstanceId, Task begin, Func<CancellationToken, Task> work)
    {
        try
        {
            await begin;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            await places.WaitAsync(stopping.Token);
            try
            {
                await work(stopping.Token);
            }
            finally
            {
                places.Release();
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The host stops.
        }
        finally
        {
            working.TryRemove(activityInstanceId, out _);
        }
    }
}
