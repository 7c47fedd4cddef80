using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>Pipedrive; see README.md beside this file.</summary>
internal sealed class PipedriveVendor : IVendor
{
    private readonly PipedriveRecords _records;
    private readonly PipedriveLists _lists;
    private readonly PipedriveItems _items;
    private readonly PipedriveErasure _erasure;
    private readonly PipedriveSetup _setup;

    public PipedriveVendor(PipedriveCalls calls, Mapping mapping, string connection)
    {
        var fields = new PipedriveFields(calls, mapping);
        _records = new PipedriveRecords(calls, fields, new PipedriveRows(calls, fields, connection));
        _lists = new PipedriveLists(calls, fields);
        _items = new PipedriveItems(calls);
        _erasure = new PipedriveErasure(calls, fields, _records, _lists, _items);
        _setup = new PipedriveSetup(calls, fields, _lists);
    }

    public CrmCapabilities Capabilities { get; } = new()
    {
        UpsertKey = UpsertKey.None,
        Batch = BatchKind.None,
        MaximumBatch = 1,
        OptimisticLock = false,
        Delta = DeltaKind.Cursor,
        DeltaResolution = TimeSpan.FromSeconds(1),
        SeesDeletes = false,
        MaximumDocumentBytes = 50L << 20,
        CanBackdate = false,
        HasDistributionLists = true,
        CanErase = true,
    };

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given) => _records.Fit(kind, given);

    public Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken) =>
        _records.SearchAsync(kind, given, company, cancellationToken);

    public Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => _records.ReadAsync(kind, id, cancellationToken);

    /// <summary>Pipedrive looks for no twins.</summary>
    public Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken) => _records.CreateAsync(draft, cancellationToken);

    public Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken) => _records.FindCreatedAsync(kind, key, cancellationToken);

    public Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken) =>
        _records.UpdateAsync(known, blanks, company, cancellationToken);

    public Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken) => _records.MarkAsync(mark, cancellationToken);

    public Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken) => _records.PageAsync(request, cancellationToken);

    public Task<WriteOutcome> AddToListAsync(CrmRecord contact, string list, CancellationToken cancellationToken) => _lists.AddAsync(contact, list, cancellationToken);

    public Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken) => _items.AttachAsync(document, cancellationToken);

    /// <summary>The file hangs on the record by itself; a note cannot show it.</summary>
    public Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken) =>
        _items.LogAsync(record, activity, marker, cancellationToken);

    public Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) => _items.FindActivityAsync(record, marker, cancellationToken);

    public Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken) => _erasure.RunAsync(record, cancellationToken);

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => _setup.ProbeAsync(cancellationToken);

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => _setup.ProvisionAsync(missing, cancellationToken);
}
