using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>Dynamics 365, or Dataverse alone; see README.md beside this file.</summary>
internal sealed class DynamicsVendor : IVendor, IDisposable
{
    private readonly DynamicsCalls _calls;
    private readonly DynamicsRecords _records;
    private readonly DynamicsLists _lists;
    private readonly DynamicsItems _items;
    private readonly DynamicsErasure _erasure;
    private readonly DynamicsSetup _setup;

    public DynamicsVendor(DynamicsCalls calls, Mapping mapping, string connection)
    {
        _calls = calls;
        var fields = new DynamicsFields(calls, mapping);
        _records = new DynamicsRecords(calls, fields, new DynamicsRows(fields, connection));
        _lists = new DynamicsLists(calls);
        _items = new DynamicsItems(calls);
        _erasure = new DynamicsErasure(calls, fields, _records, _lists, _items);
        _setup = new DynamicsSetup(calls, fields, _lists, new DynamicsColumns(calls, fields));
    }

    public void Dispose() => _calls.Dispose();

    public CrmCapabilities Capabilities { get; } = new()
    {
        UpsertKey = UpsertKey.ClientGuid,
        Batch = BatchKind.None,
        MaximumBatch = 1,
        OptimisticLock = true,
        Delta = DeltaKind.Cursor,
        DeltaResolution = TimeSpan.FromSeconds(1),
        SeesDeletes = false,
        // One call takes 16 MB, in base64; an environment allows 5 MB unless it is raised there.
        MaximumDocumentBytes = 12L << 20,
        CanBackdate = false,
        HasDistributionLists = true,
        CanErase = true,
    };

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given) => _records.Fit(kind, given);

    public Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken) =>
        _records.SearchAsync(kind, given, company, cancellationToken);

    public Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => _records.ReadAsync(kind, id, cancellationToken);

    /// <summary>Dataverse looks for twins only where it is asked to, which it is not.</summary>
    public Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken) => _records.CreateAsync(draft, cancellationToken);

    public Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken) => _records.FindCreatedAsync(kind, key, cancellationToken);

    public Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken) =>
        _records.UpdateAsync(known, blanks, company, cancellationToken);

    public Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken) => _records.MarkAsync(mark, cancellationToken);

    public Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken) => _records.PageAsync(request, cancellationToken);

    public Task<WriteOutcome> AddToListAsync(CrmRecord contact, string list, CancellationToken cancellationToken) => _lists.AddAsync(contact, list, cancellationToken);

    public Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken) => _items.AttachAsync(document, cancellationToken);

    /// <summary>The protocol is a note of the record by itself.</summary>
    public Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken) =>
        _items.LogAsync(record, activity, marker, cancellationToken);

    public Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) => _items.FindActivityAsync(record, marker, cancellationToken);

    public Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken) => _erasure.RunAsync(record, cancellationToken);

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => _setup.ProbeAsync(cancellationToken);

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => _setup.ProvisionAsync(missing, cancellationToken);
}
