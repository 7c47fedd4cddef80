using System.Collections.Concurrent;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Lists;

/// <summary>Tells when a list was last confirmed, from the library's state files, each read at most every few seconds.</summary>
internal sealed class ListFreshness(ListStatuses statuses, TimeProvider time) : IListFreshness
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (DateTimeOffset ReadAt, DateTimeOffset? ConfirmedAt)> _known = new(StringComparer.Ordinal);

    public DateTimeOffset? ConfirmedAt(string list)
    {
        var now = time.GetUtcNow();
        if (!_known.TryGetValue(list, out var known) || now - known.ReadAt > Keep)
        {
            known = (now, statuses.Find(list)?.ConfirmedAt);
            _known[list] = known;
        }

        return known.ConfirmedAt;
    }
}
