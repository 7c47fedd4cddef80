using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>An instance with everything that belongs to it, as the store has it.</summary>
internal sealed record StoredInstance
{
    public required WorkflowInstanceRow Instance { get; init; }

    public IReadOnlyList<BookmarkRow> Bookmarks { get; init; } = [];

    public IReadOnlyList<IncidentRow> Incidents { get; init; } = [];

    public IReadOnlyList<JournalChunk> Journal { get; init; } = [];

    /// <summary>Everything in it speaks of the one instance, and its journal has no gaps.</summary>
    public bool IsWhole
    {
        get
        {
            var next = 0;
            foreach (var chunk in Journal.OrderBy(chunk => chunk.FirstSequence))
            {
                if (chunk.InstanceId != Instance.Id || chunk.FirstSequence != next || chunk.Count < 1 || chunk.Data is not { Length: > 0 })
                {
                    return false;
                }

                next += chunk.Count;
            }

            return Bookmarks.All(bookmark => bookmark.InstanceId == Instance.Id) && Incidents.All(incident => incident.InstanceId == Instance.Id);
        }
    }
}
