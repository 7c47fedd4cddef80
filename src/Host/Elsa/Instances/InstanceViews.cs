using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>
/// Journals taken apart and folded, the last few that somebody looked at: Studio asks for one of them every second.
/// A view belongs to one checkpoint, so it is never out of date.
/// </summary>
internal sealed class InstanceViews(IWorkflowInstanceStore store)
{
    private const int MostViews = 16;

    private readonly Lock _lock = new();
    private readonly LinkedList<InstanceView> _recent = [];

    public async ValueTask<InstanceView> OfAsync(WorkflowInstanceRow row, CancellationToken cancellationToken)
    {
        if (Find(row) is { } known)
        {
            return known;
        }

        var chunks = await store.ListJournalChunksAsync(row.Id, 0, int.MaxValue, cancellationToken);
        JournalRow[] journal = [.. chunks.SelectMany(JournalReader.Read)];
        var view = new InstanceView(row, journal, ActivityExecutions.Fold(journal, row));
        lock (_lock)
        {
            _recent.AddFirst(view);
            if (_recent.Count > MostViews)
            {
                _recent.RemoveLast();
            }
        }

        return view;
    }

    private InstanceView? Find(WorkflowInstanceRow row)
    {
        lock (_lock)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Row.Id == row.Id && node.Value.Row.CheckpointNumber == row.CheckpointNumber)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value;
                }
            }
        }

        return null;
    }
}
