namespace WorkflowConnect.Core.Rescreening;

/// <summary>The table of list changes that were followed up.</summary>
public interface IListDeltas
{
    Task<ListDelta?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The one with the greatest number, or null.</summary>
    Task<ListDelta?> LastAsync(CancellationToken cancellationToken);

    /// <summary>The last change of lists proper, after the first state was recorded; or null.</summary>
    Task<ListDelta?> LastChangeAsync(CancellationToken cancellationToken);

    /// <summary>Those whose customers are not all checked yet, oldest first.</summary>
    Task<IReadOnlyList<ListDelta>> UnfinishedAsync(CancellationToken cancellationToken);

    Task AddAsync(ListDelta delta, CancellationToken cancellationToken);

    Task UpdateAsync(ListDelta delta, CancellationToken cancellationToken);
}
