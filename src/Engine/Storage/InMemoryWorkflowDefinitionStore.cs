namespace WorkflowConnect.Engine;

/// <summary>Keeps definitions in memory.</summary>
public sealed class InMemoryWorkflowDefinitionStore : IWorkflowDefinitionStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Id, int Version), WorkflowDefinitionRow> rows = [];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListPublishedAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new([.. rows.Values.Where(row => row.IsPublished)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListLatestAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new([.. rows.Values.GroupBy(row => row.DefinitionId, StringComparer.Ordinal).Select(versions => versions.Last())]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ListVersionsAsync(string definitionId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new([.. rows.Values.Where(row => row.DefinitionId == definitionId)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<WorkflowDefinitionRow?> FindAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(rows.GetValueOrDefault((definitionId, version)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(WorkflowDefinitionRow definition, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(rows.TryAdd((definition.DefinitionId, definition.Version), definition));
        }
    }

    /// <inheritdoc/>
    public ValueTask SetPublishedAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var (key, row) in rows.Where(pair => pair.Key.Id == definitionId).ToList())
            {
                rows[key] = row with { IsPublished = row.Version == version };
            }
        }

        return ValueTask.CompletedTask;
    }
}
