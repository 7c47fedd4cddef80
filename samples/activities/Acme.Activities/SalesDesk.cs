using System.Collections.Concurrent;

namespace Acme.Activities;

/// <summary>A desk in memory; a real one is a queue or another system's API that knows keys.</summary>
public sealed class SalesDesk : ISalesDesk
{
    private readonly ConcurrentDictionary<string, string> _leadsByKey = new(StringComparer.Ordinal);

    /// <summary>What lies there.</summary>
    public IReadOnlyCollection<string> Leads => [.. _leadsByKey.Values];

    /// <inheritdoc/>
    public Task PutAsync(string leadId, string key, CancellationToken cancellationToken)
    {
        _leadsByKey.TryAdd(key, leadId);
        return Task.CompletedTask;
    }
}
