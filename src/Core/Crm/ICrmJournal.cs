namespace WorkflowConnect.Core.Crm;

/// <summary>The table of CRM writes with their outcomes.</summary>
public interface ICrmJournal
{
    Task<CrmJournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken);

    Task AddAsync(CrmJournalEntry entry, CancellationToken cancellationToken);

    /// <summary>All writes of a check in the order they were made.</summary>
    Task<IReadOnlyList<CrmJournalEntry>> OfCheckAsync(string checkId, CancellationToken cancellationToken);
}
