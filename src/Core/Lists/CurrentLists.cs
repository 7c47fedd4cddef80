using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Core.Lists;

/// <summary>Holds the current generation; readers never wait.</summary>
internal sealed class CurrentLists(ILogger<CurrentLists> logger) : ICurrentLists
{
    private readonly Lock _gate = new();
    private readonly List<Action<ListGeneration>> _listeners = [];
    private ListGeneration _current = ListGeneration.Empty;

    public ListGeneration Current => Volatile.Read(ref _current);

    public IDisposable Subscribe(Action<ListGeneration> listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
            if (_current.Number > 0)
            {
                listener(_current);
            }
        }

        return new Subscription(this, listener);
    }

    /// <summary>Replaces the snapshots of the given lists, keeps the others, and tells the listeners.</summary>
    public void Replace(IReadOnlyCollection<ListSnapshot> changed)
    {
        // The lock also orders the listeners' calls: nobody sees generation 3 before generation 2.
        lock (_gate)
        {
            var codes = changed.Select(s => s.Version.List).ToHashSet(StringComparer.Ordinal);
            var next = new ListGeneration(
                _current.Number + 1,
                [.. _current.Snapshots.Where(s => !codes.Contains(s.Version.List)).Concat(changed).OrderBy(s => s.Version.List, StringComparer.Ordinal)]);
            Volatile.Write(ref _current, next);
            foreach (var listener in _listeners.ToArray())
            {
                Tell(listener, next);
            }
        }
    }

    private void Tell(Action<ListGeneration> listener, ListGeneration generation)
    {
        try
        {
            listener(generation);
        }
        catch (Exception e)
        {
            // One listener's fault must not keep the new lists from the others.
            logger.ListenerFailed(generation.Number, e);
        }
    }

    private sealed class Subscription(CurrentLists owner, Action<ListGeneration> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._gate)
            {
                owner._listeners.Remove(listener);
            }
        }
    }
}
