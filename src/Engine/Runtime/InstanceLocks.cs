using System.Collections.Concurrent;

namespace WorkflowConnect.Engine;

/// <summary>One writer per instance in this process. Between processes the checkpoint number decides.</summary>
internal sealed class InstanceLocks
{
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public async ValueTask<Releaser> EnterAsync(string instanceId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var mine = new Entry();
            var entry = entries.GetOrAdd(instanceId, mine);
            if (ReferenceEquals(entry, mine))
            {
                return new Releaser(this, instanceId, mine);
            }

            await entry.Left.WaitAsync(cancellationToken);
        }
    }

    public Releaser? TryEnter(string instanceId)
    {
        var mine = new Entry();
        return entries.TryAdd(instanceId, mine) ? new Releaser(this, instanceId, mine) : null;
    }

    private sealed class Entry
    {
        private readonly Lock gate = new();
        private TaskCompletionSource? waiters;
        private bool isLeft;

        // Most locks are never waited for and need no task.
        public Task Left
        {
            get
            {
                lock (gate)
                {
                    return isLeft
                        ? Task.CompletedTask
                        : (waiters ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                }
            }
        }

        public void Leave()
        {
            lock (gate)
            {
                isLeft = true;
                waiters?.SetResult();
            }
        }
    }

    public readonly struct Releaser : IDisposable, IEquatable<Releaser>
    {
        private readonly InstanceLocks locks;
        private readonly string instanceId;
        private readonly Entry entry;

        public Releaser(InstanceLocks locks, string instanceId, object entry)
        {
            this.locks = locks;
            this.instanceId = instanceId;
            this.entry = (Entry)entry;
        }

        public void Dispose()
        {
            locks.entries.TryRemove(instanceId, out _);
            entry.Leave();
        }

        public bool Equals(Releaser other) => ReferenceEquals(entry, other.entry);

        public override bool Equals(object? obj) => obj is Releaser other && Equals(other);

        public override int GetHashCode() => entry.GetHashCode();
    }
}
