namespace WorkflowConnect.Core.Decisions;

/// <summary>The table of reviews.</summary>
public interface IReviews
{
    Task<Review?> FindAsync(string id, CancellationToken cancellationToken);

    Task<Review?> FindByCheckAsync(string checkId, CancellationToken cancellationToken);

    Task AddAsync(Review review, CancellationToken cancellationToken);

    Task UpdateAsync(Review review, CancellationToken cancellationToken);

    /// <summary>Newest first; <paramref name="open"/> true: only those not decided; <paramref name="beforeId"/> pages on.</summary>
    Task<IReadOnlyList<Review>> ListAsync(bool open, string? beforeId, int limit, CancellationToken cancellationToken);

    /// <summary>Reviews that wait since before a time and were not escalated yet, oldest first.</summary>
    Task<IReadOnlyList<Review>> OverdueAsync(DateTimeOffset openedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Reviews of a CRM record, newest first.</summary>
    Task<IReadOnlyList<Review>> OfRecordAsync(string record, int limit, CancellationToken cancellationToken);

    /// <summary>Decided reviews of which the workflow was not told yet, oldest first.</summary>
    Task<IReadOnlyList<Review>> UndeliveredAsync(int limit, CancellationToken cancellationToken);
}
