namespace WorkflowConnect.Core.Crm.BuiltIn;

/// <summary>The tables of the built-in CRM; the thinking is in the connector.</summary>
public interface ICrmTables
{
    /// <summary>The outcome that an idempotency key had before, or null.</summary>
    Task<WriteOutcome?> FindReceiptAsync(string idempotencyKey, CancellationToken cancellationToken);

    Task AddReceiptAsync(string idempotencyKey, WriteOutcome outcome, CancellationToken cancellationToken);

    Task<CrmRow?> FindAsync(RecordKind kind, string id, CancellationToken cancellationToken);

    /// <summary>Records of the kind that share a match key, oldest first.</summary>
    Task<IReadOnlyList<CrmRow>> FindByMatchKeyAsync(RecordKind kind, string matchKey, CancellationToken cancellationToken);

    Task AddAsync(CrmRow row, CancellationToken cancellationToken);

    Task UpdateAsync(CrmRow row, CancellationToken cancellationToken);

    /// <summary>Ordered by id; filters as in the request.</summary>
    Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken);

    /// <summary>Records whose name or e-mail contains the text, ordered by name; for the pages.</summary>
    Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, string? text, int skip, int limit, CancellationToken cancellationToken);

    Task<int> CountAsync(RecordKind kind, CancellationToken cancellationToken);

    Task<IReadOnlyList<CrmRecord>> ContactsOfAsync(string companyId, CancellationToken cancellationToken);

    Task<CrmListMember?> FindMemberAsync(string list, RecordRef contact, CancellationToken cancellationToken);

    Task AddMemberAsync(CrmListMember member, CancellationToken cancellationToken);

    Task<IReadOnlyList<CrmListMember>> ListsOfAsync(RecordRef contact, CancellationToken cancellationToken);

    /// <summary>Members of a list, the newest first, those who opted out included.</summary>
    Task<IReadOnlyList<CrmListMember>> MembersAsync(string list, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>Each list with its number of members who have not opted out.</summary>
    Task<IReadOnlyList<(string List, int Members)>> ListsAsync(CancellationToken cancellationToken);

    Task<CrmDocument?> FindDocumentAsync(string id, CancellationToken cancellationToken);

    Task<ReadOnlyMemory<byte>?> ReadDocumentAsync(string id, CancellationToken cancellationToken);

    Task AddDocumentAsync(CrmDocument document, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    Task<IReadOnlyList<CrmDocument>> DocumentsOfAsync(RecordRef record, CancellationToken cancellationToken);

    Task AddActivityAsync(CrmActivity activity, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<CrmActivity>> ActivitiesOfAsync(RecordRef record, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a contact: the record, its match keys and memberships, what lies on it alone, and the values in the receipts of
    /// its writes. What lies on other records too stays there.
    /// </summary>
    Task<CrmRemoved> RemoveContactAsync(RecordRef contact, CancellationToken cancellationToken);
}
