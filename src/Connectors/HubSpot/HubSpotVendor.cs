using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>HubSpot; see README.md beside this file.</summary>
internal sealed class HubSpotVendor : IVendor
{
    private readonly HubSpotRecords _records;
    private readonly HubSpotPages _pages;
    private readonly HubSpotLists _lists;
    private readonly HubSpotItems _items;
    private readonly HubSpotErasure _erasure;
    private readonly HubSpotSetup _setup;

    public HubSpotVendor(HubSpotCalls calls, Mapping mapping, string connection)
    {
        var properties = new HubSpotProperties(calls, mapping, connection);
        _records = new HubSpotRecords(calls, properties);
        _pages = new HubSpotPages(calls, properties);
        _lists = new HubSpotLists(calls);
        _items = new HubSpotItems(calls);
        _erasure = new HubSpotErasure(calls, _records, _lists, _items);
        _setup = new HubSpotSetup(calls, properties, _lists);
    }

    public CrmCapabilities Capabilities { get; } = new()
    {
        UpsertKey = UpsertKey.UniqueProperty,
        // One conflict refuses a whole batch upsert with 409.
        Batch = BatchKind.AllOrNothing,
        MaximumBatch = 100,
        OptimisticLock = false,
        Delta = DeltaKind.Keyset,
        DeltaResolution = TimeSpan.FromMilliseconds(1),
        SeesDeletes = false,
        // The least that any edition is said to take.
        MaximumDocumentBytes = 20L << 20,
        CanBackdate = true,
        HasDistributionLists = true,
        CanErase = true,
    };

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given) => _records.Fit(kind, given);

    public Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken) =>
        _records.SearchAsync(kind, given, company, cancellationToken);

    public Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => _records.ReadAsync(kind, id, cancellationToken);

    /// <summary>HubSpot's twin has the same address; for another person with that address it has no place.</summary>
    public Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken) => _records.CreateAsync(draft, isDistinct, cancellationToken);

    public Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken) => _records.FindCreatedAsync(kind, key, cancellationToken);

    public Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken) =>
        _records.UpdateAsync(known, blanks, company, cancellationToken);

    public Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken) => _records.MarkAsync(mark, cancellationToken);

    public Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken) => _pages.PageAsync(request, cancellationToken);

    public Task<WriteOutcome> AddToListAsync(CrmRecord contact, string list, CancellationToken cancellationToken) => _lists.AddAsync(contact, list, cancellationToken);

    public Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken) => _items.AttachAsync(document, cancellationToken);

    public Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken) =>
        _items.LogAsync(record, activity, documentId, marker, cancellationToken);

    public Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) => _items.FindActivityAsync(record, marker, cancellationToken);

    public Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken) => _erasure.RunAsync(record, cancellationToken);

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => _setup.ProbeAsync(cancellationToken);

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => _setup.ProvisionAsync(missing, cancellationToken);
}
