using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// What a connector does that no other does: single calls in its vendor's words. When to call, what to do about an answer
/// that was lost, and what may be changed is decided once for all, in <see cref="VendorCrm"/>.
/// Whatever the vendor does not do ends as a <see cref="VendorTrouble"/>.
/// </summary>
internal interface IVendor
{
    CrmCapabilities Capabilities { get; }

    /// <summary>The given fields as the CRM can hold them (one name instead of two), and the names of those that it has no place for.</summary>
    (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given);

    /// <summary>Records that may be the given one, oldest first: more than fit is harmless, fewer makes duplicates.</summary>
    Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken);

    /// <summary>Creates a record and gives its id. With the same key again it is the same record where the CRM can tell.</summary>
    /// <param name="draft">What it holds.</param>
    /// <param name="isDistinct">The twins that the CRM named before are known to be others.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken);

    /// <summary>The record that an earlier <see cref="CreateAsync"/> with this key made; null when there is none, or the CRM cannot tell.</summary>
    Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken);

    /// <summary>Fills blanks; a conflict when the record is not any more what it was.</summary>
    Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken);

    Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken);

    Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken);

    /// <summary>Puts a contact on a list, unless it opted out.</summary>
    Task<WriteOutcome> AddToListAsync(CrmRecord contact, string list, CancellationToken cancellationToken);

    /// <summary>Puts the document on each record that lacks it; the CRM's ids of it, in the order of the records, and whether any was new.</summary>
    Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken);

    /// <summary>Writes the activity to one record.</summary>
    /// <param name="record">Where.</param>
    /// <param name="activity">What.</param>
    /// <param name="documentId">The CRM's id of the document on this record, or null.</param>
    /// <param name="marker">Short text by which it is found again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken);

    /// <summary>The activity with the marker; null when there is none.</summary>
    Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken);

    /// <summary>Erases a contact's personal data and says what remains.</summary>
    Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken);

    /// <summary>What the connection is and what it lacks.</summary>
    Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Creates what the probe calls missing and can be created.</summary>
    Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken);
}
