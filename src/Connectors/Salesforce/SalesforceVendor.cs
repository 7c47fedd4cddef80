using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>Salesforce; see README.md beside this file.</summary>
internal sealed class SalesforceVendor : IVendor, IDisposable
{
    private readonly SalesforceCalls _calls;
    private readonly SalesforceRecords _records;
    private readonly SalesforceLists _lists;
    private readonly SalesforceFiles _files;
    private readonly SalesforceTasks _tasks;
    private readonly SalesforceErasure _erasure;
    private readonly SalesforceSetup _setup;

    public SalesforceVendor(SalesforceCalls calls, Mapping mapping, string connection, TimeProvider time)
    {
        var fields = new SalesforceFields(calls, mapping, time);
        _calls = calls;
        _records = new SalesforceRecords(calls, fields, new SalesforceRows(calls, fields, connection));
        _lists = new SalesforceLists(calls, fields);
        _files = new SalesforceFiles(calls);
        _tasks = new SalesforceTasks(calls);
        _erasure = new SalesforceErasure(calls, fields, _records, _lists, _files, _tasks);
        _setup = new SalesforceSetup(calls, fields, _lists);
    }

    public void Dispose() => _calls.Dispose();

    public CrmCapabilities Capabilities { get; } = new()
    {
        UpsertKey = UpsertKey.ExternalId,
        Batch = BatchKind.None,
        MaximumBatch = 1,
        OptimisticLock = true,
        Delta = DeltaKind.Keyset,
        DeltaResolution = TimeSpan.FromSeconds(1),
        SeesDeletes = false,
        MaximumDocumentBytes = SalesforceFiles.MostBytes,
        CanBackdate = false,
        HasDistributionLists = true,
        CanErase = true,
    };

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given) => _records.Fit(kind, given);

    public Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken) =>
        _records.SearchAsync(kind, given, company, cancellationToken);

    public Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => _records.ReadAsync(kind, id, cancellationToken);

    public Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken) => _records.CreateAsync(draft, isDistinct, cancellationToken);

    public Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken) => _records.FindCreatedAsync(kind, key, cancellationToken);

    public Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken) =>
        _records.UpdateAsync(known, blanks, company, cancellationToken);

    public Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken) => _records.MarkAsync(mark, cancellationToken);

    public Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken) => _records.PageAsync(request, cancellationToken);

    public Task<WriteOutcome> AddToListAsync(CrmRecord contact, string list, CancellationToken cancellationToken) => _lists.AddAsync(contact, list, cancellationToken);

    public Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken) => _files.AttachAsync(document, cancellationToken);

    /// <summary>The file hangs on the record by itself; a task does not show it.</summary>
    public Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken) =>
        _tasks.LogAsync(record, activity, marker, cancellationToken);

    public Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) => _tasks.FindActivityAsync(record, marker, cancellationToken);

    public Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken) => _erasure.RunAsync(record, cancellationToken);

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => _setup.ProbeAsync(cancellationToken);

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => _setup.ProvisionAsync(missing, cancellationToken);
}
