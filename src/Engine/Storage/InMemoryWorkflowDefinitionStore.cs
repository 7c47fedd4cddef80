namespace WorkflowConnect.Engine;

/// <summary>Keeps definitions in memory.</summary>
public sealed class InMemoryWorkflowDefinitionStore : IWorkflowDefinitionStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Id, int Version), WorkflowDefinitionRow> rows = [];
    private readonly Dictionary<string, string> imported = new(StringComparer.Ordinal);
    private long changeNumber;

    /// <inheritdoc/>
    public ValueTask<WorkflowDefinitionPage> ListAsync(WorkflowDefinitionQuery query, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var found = Sort(rows.Values.Where(row => Fits(row, query)), query).ToList();
            var page = found.Skip(query.Skip).Take(query.Take ?? int.MaxValue).Select(WorkflowDefinitionSummary.Of);
            return new(new WorkflowDefinitionPage([.. page], found.Count));
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
    public ValueTask<WorkflowDefinitionRow?> FindByIdAsync(string id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(rows.Values.FirstOrDefault(row => row.Id == id));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, string>> ListImportedAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(new Dictionary<string, string>(imported, StringComparer.Ordinal));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadChangeNumberAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(changeNumber);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryApplyAsync(DefinitionChange change, long changeNumber, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (this.changeNumber != changeNumber)
            {
                return new(false);
            }

            this.changeNumber++;
            foreach (var version in change.Removed)
            {
                rows.Remove((change.DefinitionId, version));
            }

            if (change.Put is { } put)
            {
                rows[(put.DefinitionId, put.Version)] = put;
            }

            foreach (var (key, row) in rows.Where(pair => pair.Key.Id == change.DefinitionId).ToList())
            {
                rows[key] = row with
                {
                    IsLatest = row.Version == change.Latest,
                    IsPublished = row.Version == change.Published,
                    IsFrozen = row.IsFrozen || row.Version == change.Frozen,
                };
            }

            if (change.ImportedHash is { } hash)
            {
                imported[change.DefinitionId] = hash;
            }

            return new(true);
        }
    }

    private static bool Fits(WorkflowDefinitionRow row, WorkflowDefinitionQuery query) =>
        (query.Version?.Allows(row.Version, row.IsLatest, row.IsPublished) ?? true)
        && (query.DefinitionIds?.Contains(row.DefinitionId, StringComparer.Ordinal) ?? true)
        && (query.Ids?.Contains(row.Id, StringComparer.Ordinal) ?? true)
        && (query.Name is null || string.Equals(row.Name, query.Name, StringComparison.OrdinalIgnoreCase))
        && (query.IsSystem is null || row.IsSystem == query.IsSystem)
        && (query.IsReadonly is null || row.IsReadonly == query.IsReadonly)
        && (query.UsableAsActivity is null || row.UsableAsActivity == query.UsableAsActivity)
        && (query.JsonContains is null || row.Json.Contains(query.JsonContains, StringComparison.Ordinal))
        && (query.SearchTerm is not { } term || Holds(row.Name, term) || Holds(row.Id, term) || Holds(row.DefinitionId, term) || Holds(row.Description, term));

    private static bool Holds(string? text, string term) => text?.Contains(term, StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<WorkflowDefinitionRow> Sort(IEnumerable<WorkflowDefinitionRow> found, WorkflowDefinitionQuery query) => query switch
    {
        { Order: WorkflowDefinitionOrder.Created, IsDescending: true } => found.OrderByDescending(row => row.CreatedAt),
        { Order: WorkflowDefinitionOrder.Created } => found.OrderBy(row => row.CreatedAt),
        { Order: WorkflowDefinitionOrder.Name, IsDescending: true } => found.OrderByDescending(row => row.Name, StringComparer.OrdinalIgnoreCase),
        { Order: WorkflowDefinitionOrder.Name } => found.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase),
        { Order: WorkflowDefinitionOrder.Version, IsDescending: true } => found.OrderByDescending(row => row.Version),
        { Order: WorkflowDefinitionOrder.Version } => found.OrderBy(row => row.Version),
        _ => found,
    };
}
