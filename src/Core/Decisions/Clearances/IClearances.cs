namespace WorkflowConnect.Core.Decisions;

/// <summary>The table of clearances.</summary>
public interface IClearances
{
    Task<Clearance?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Those of a party by <see cref="SubjectContent.KeyOf"/> or by its CRM record, whatever their status, newest first.</summary>
    Task<IReadOnlyList<Clearance>> OfSubjectAsync(string subjectKey, string? record, int limit, CancellationToken cancellationToken);

    /// <summary>Newest first; <paramref name="active"/> true: only those in use; <paramref name="beforeId"/> pages on.</summary>
    Task<IReadOnlyList<Clearance>> ListAsync(bool active, string? beforeId, int limit, CancellationToken cancellationToken);

    /// <summary>Active ones whose time is over, oldest first.</summary>
    Task<IReadOnlyList<Clearance>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    Task AddAsync(Clearance clearance, CancellationToken cancellationToken);

    Task UpdateAsync(Clearance clearance, CancellationToken cancellationToken);
}
