using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>weclapp; see README.md beside this file.</summary>
internal sealed class WeclappVendor : IVendor
{
    private readonly WeclappRecords _records;
    private readonly WeclappPages _pages;
    private readonly WeclappMarks _marks;
    private readonly WeclappLists _lists;
    private readonly WeclappItems _items;
    private readonly WeclappErasure _erasure;
    private readonly WeclappSetup _setup;

    public WeclappVendor(WeclappCalls calls, Mapping mapping, string connection)
    {
        var attributes = new WeclappAttributes(calls);
        var fields = new WeclappFields(attributes, mapping, connection);
        var companies = new WeclappCompanies(calls);
        _records = new WeclappRecords(calls, fields, attributes, companies, new WeclappCandidates(fields, companies));
        _pages = new WeclappPages(calls, attributes, _records);
        _marks = new WeclappMarks(calls, attributes, _records);
        _lists = new WeclappLists(calls, attributes, _records);
        _items = new WeclappItems(calls);
        _erasure = new WeclappErasure(calls, fields, attributes, _records, _items);
        _setup = new WeclappSetup(calls, fields, attributes, companies, _lists);
    }

    public CrmCapabilities Capabilities { get; } = new()
    {
        UpsertKey = UpsertKey.None,
        Batch = BatchKind.None,
        MaximumBatch = 1,
        OptimisticLock = true,
        Delta = DeltaKind.Keyset,
        DeltaResolution = TimeSpan.FromMilliseconds(1),
        SeesDeletes = false,
        // No limit is described; this much is reported to work.
        MaximumDocumentBytes = 20L << 20,
        CanBackdate = false,
        HasDistributionLists = true,
        CanErase = true,
    };

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given) => _records.Fit(kind, given);

    public Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken) =>
        _records.SearchAsync(kind, given, company, cancellationToken);

    public Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => _records.ReadAsync(kind, id, cancellationToken);

    public Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken) => _records.CreateAsync(draft, cancellationToken);

    public Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken) => _records.FindCreatedAsync(kind, key, cancellationToken);

    public Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken) =>
        _records.UpdateAsync(known, blanks, company, cancellationToken);

    public Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken) => _marks.MarkAsync(mark, cancellationToken);

    public Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken) => _pages.PageAsync(request, cancellationToken);

    public Task<WriteOutcome> AddToListAsync(CrmRecord contact, string list, CancellationToken cancellationToken) => _lists.AddAsync(contact, list, cancellationToken);

    public Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken) => _items.AttachAsync(document, cancellationToken);

    public Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken) =>
        _items.LogAsync(record, activity, marker, cancellationToken);

    public Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) => _items.FindActivityAsync(record, marker, cancellationToken);

    public Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken) => _erasure.RunAsync(record, cancellationToken);

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => _setup.ProbeAsync(cancellationToken);

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => _setup.ProvisionAsync(missing, cancellationToken);
}
