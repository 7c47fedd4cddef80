using System.Collections.Concurrent;

namespace WorkflowConnect.Core.Leads;

/// <summary>Tells who waits for a lead in this process that it moved on. A missed signal costs only time: waiters also look.</summary>
public sealed class LeadSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Completes at the next signal; take it before looking at the lead.</summary>
    public Task Next(string leadId) =>
        _waiting.GetOrAdd(leadId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Raise(string leadId)
    {
        if (_waiting.TryRemove(leadId, out var waiter))
        {
            waiter.TrySetResult();
        }
    }

    /// <summary>Nobody waits any longer.</summary>
    public void Forget(string leadId) => _waiting.TryRemove(leadId, out _);
}
