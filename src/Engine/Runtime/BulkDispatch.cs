using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine;

/// <summary>Begins the children of bulk dispatches beside the runs that asked for them: batch by batch, a few at a time.</summary>
internal sealed class BulkDispatch(ManyChildren children, TimeProvider time, ILogger<BulkDispatch> logger)
{
    public const int Batch = 100;
    private const int SideBySide = 8;

    // Children may end by the thousand; their parent is woken at most so often.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Task> working = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> dispatching = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> looking = new(StringComparer.Ordinal);

    /// <summary>What is in work; a host that stops, or a test, waits for it.</summary>
    public Task Work => Task.WhenAll([.. working.Values, .. looking.Values]);

    public void Begin(WorkflowRuntime runtime, string parentId, string contextId) =>
        Once(working, contextId, async () =>
        {
            dispatching[contextId] = true;
            bool isWhole;
            try
            {
                isWhole = await DispatchAsync(runtime, parentId, contextId);
            }
            finally
            {
                // Before the parent looks: a child that ends from now on wakes it itself.
                dispatching.TryRemove(contextId, out _);
            }

            if (isWhole)
            {
                await runtime.WakeAsync(parentId, contextId, allBegun: true);
            }
        });

    public void ChildEnded(WorkflowRuntime runtime, string parentId, string contextId)
    {
        // While they are still being begun, the end of that wakes the parent.
        if (!dispatching.ContainsKey(contextId))
        {
            Once(looking, contextId, async () =>
            {
                await Task.Delay(Pause, time);
                await runtime.WakeAsync(parentId, contextId, allBegun: false);
            });
        }
    }

    // Whatever goes wrong here is found by the parent's own look, which begins again.
    private void Once(ConcurrentDictionary<string, Task> tasks, string key, Func<Task> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = RunAsync();
        if (tasks.TryAdd(key, task))
        {
            start.SetResult();
        }

        async Task RunAsync()
        {
            await start.Task;
            try
            {
                await work();
            }
            catch (Exception error)
            {
                EngineLog.BulkFailed(logger, key, error.GetType().Name);
            }
            finally
            {
                tasks.TryRemove(key, out _);
            }
        }
    }

    private async Task<bool> DispatchAsync(WorkflowRuntime runtime, string parentId, string contextId)
    {
        if (await runtime.LookAtAsync(parentId, contextId) is not { Activity: BulkDispatchWorkflows activity } context
            || !context.Properties.TryGetValue(BulkDispatchWorkflows.ItemsKey, out var stored))
        {
            return false;
        }

        // A crash may have left gaps in the last batch and children of it that never began: it is done once more, which
        // changes nothing for those that are there.
        var items = BulkItems.Of(stored);
        var created = await children.CountCreatedAsync(contextId, items.Count, CancellationToken.None);
        for (var next = Math.Max(0, created - 1) / Batch * Batch; next < items.Count; next += Batch)
        {
            if (!await children.IsParentRunningAsync(parentId, CancellationToken.None))
            {
                return false;
            }

            var requests = new List<StartWorkflow>(Batch);
            for (var index = next; index < Math.Min(next + Batch, items.Count); index++)
            {
                requests.Add(activity.Request(context, index, items[index], await CorrelationIdAsync(context, activity, items[index])));
            }

            await runtime.CreateManyAsync(requests);
            await System.Threading.Tasks.Parallel.ForEachAsync(
                requests,
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
                async (request, _) => await runtime.BeginOneAsync(request.InstanceId!));
        }

        return true;
    }

    // The context is this dispatch's own copy: what it declares is seen by no run.
    private static async ValueTask<string?> CorrelationIdAsync(ActivityExecutionContext context, BulkDispatchWorkflows activity, object? item)
    {
        if (activity.CorrelationIdFunction is null)
        {
            return null;
        }

        var key = activity.ItemKey(context);
        context.Scope = null;
        context.Declare(key, key, "Object", item);
        context.WorkflowExecutionContext.Input = new Dictionary<string, object>(context.WorkflowExecutionContext.Input, StringComparer.Ordinal) { [key] = item! };
        return await context.EvaluateAsync(activity.CorrelationIdFunction) is { Length: > 0 } reference ? reference : null;
    }
}
