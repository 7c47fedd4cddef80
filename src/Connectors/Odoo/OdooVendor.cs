using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>Odoo 17, 18 and 19; see README.md beside this file.</summary>
internal sealed class OdooVendor : IVendor
{
    private readonly OdooPartners _partners;
    private readonly OdooRecords _records;
    private readonly OdooPages _pages;
    private readonly OdooLists _lists;
    private readonly OdooItems _items;
    private readonly OdooErasure _erasure;
    private readonly OdooSetup _setup;

    public OdooVendor(OdooRpc rpc, Mapping mapping, CrmOptions options, string connection)
    {
        _partners = new OdooPartners(rpc, mapping, connection);
        var rights = new OdooRights(rpc);
        _records = new OdooRecords(rpc, _partners, rights);
        _pages = new OdooPages(_partners);
        _lists = new OdooLists(rpc, rights);
        _items = new OdooItems(rpc);
        _erasure = new OdooErasure(rpc, _partners, _records, _lists, _items);
        _setup = new OdooSetup(rpc, _partners, _lists, rights, options);
    }

    public CrmCapabilities Capabilities { get; } = new()
    {
        UpsertKey = UpsertKey.ExternalId,
        Batch = BatchKind.AllOrNothing,
        MaximumBatch = 2_000,
        OptimisticLock = false,
        Delta = DeltaKind.Keyset,
        DeltaResolution = TimeSpan.FromSeconds(1),
        SeesDeletes = false,
        // 128 MiB of body, of which base64 takes four thirds.
        MaximumDocumentBytes = 90L << 20,
        CanBackdate = true,
        HasDistributionLists = true,
        CanErase = true,
    };

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given) => _records.Fit(kind, given);

    public Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken) =>
        _records.SearchAsync(kind, given, company, cancellationToken);

    public Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken) => _records.ReadAsync(kind, id, cancellationToken);

    /// <summary>Odoo knows no twins: our own look-up is all there is.</summary>
    public Task<string> CreateAsync(RecordDraft draft, bool isDistinct, CancellationToken cancellationToken) => _records.CreateAsync(draft, cancellationToken);

    /// <summary>Not needed: sent again with the same external id, <c>load</c> gives the same record.</summary>
    public Task<CrmRecord?> FindCreatedAsync(RecordKind kind, string key, CancellationToken cancellationToken) => Task.FromResult<CrmRecord?>(null);

    public Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken) =>
        _records.UpdateAsync(known, blanks, company, cancellationToken);

    public Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken) => _records.MarkAsync(mark, cancellationToken);

    public Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken) => _pages.ReadAsync(request, cancellationToken);

    public Task<WriteOutcome> AddToListAsync(CrmRecord contact, string list, CancellationToken cancellationToken) => _lists.AddAsync(contact, list, cancellationToken);

    public Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken) => _items.AttachAsync(document, cancellationToken);

    public Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken) =>
        _items.LogAsync(record, activity, documentId, marker, cancellationToken);

    public Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) => _items.FindActivityAsync(record, marker, cancellationToken);

    public Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken) => _erasure.RunAsync(record, cancellationToken);

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => _setup.ProbeAsync(cancellationToken);

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => _setup.ProvisionAsync(missing, cancellationToken);
}
