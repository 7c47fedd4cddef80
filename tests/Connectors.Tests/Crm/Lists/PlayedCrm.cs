using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Lists;

/// <summary>A CRM that knows contacts and their opt-outs, and must never be asked for a list.</summary>
internal sealed class PlayedCrm : ICrm, ICrmAdministration
{
    public const string Name = "played";
    private readonly Dictionary<string, CrmRecord> _records = new(StringComparer.Ordinal);

    public string Connection => Name;

    public List<CrmWrite> Writes { get; } = [];

    public CrmCapabilities Capabilities { get; } = new()
    {
        UpsertKey = UpsertKey.None,
        Batch = BatchKind.None,
        MaximumBatch = 1,
        OptimisticLock = false,
        Delta = DeltaKind.None,
        DeltaResolution = TimeSpan.FromSeconds(1),
        SeesDeletes = false,
        MaximumDocumentBytes = 0,
        CanBackdate = false,
        HasDistributionLists = false,
        CanErase = true,
    };

    public RecordRef Add(string? email, string name = "Anna Groß", bool hasOptedOut = false)
    {
        var reference = new RecordRef(Name, RecordKind.Contact, $"{_records.Count + 1}");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = name };
        if (email is not null)
        {
            fields[CrmFields.Email] = email;
        }

        _records[reference.Id] = new CrmRecord { Ref = reference, Fields = fields, CreatedAt = default, ModifiedAt = default, HasOptedOut = hasOptedOut };
        return reference;
    }

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CrmWrite> writes, CancellationToken cancellationToken)
    {
        writes.ShouldNotContain(write => write is AddToList);
        Writes.AddRange(writes);
        return Task.FromResult<IReadOnlyList<WriteOutcome>>([.. writes.Select(write => new WriteOutcome { Status = WriteStatus.Created, Reference = write.IdempotencyKey })]);
    }

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) => Task.FromResult(_records.GetValueOrDefault(record.Id));

    public Task<CrmPage> ReadPageAsync(CrmPageRequest request, CancellationToken cancellationToken) => Task.FromResult(new CrmPage([.. _records.Values], null));

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(new CrmProbe
    {
        Product = "Played 1",
        User = "bot",
        Fields = [],
        Unmapped = [],
        Lists = ["of the CRM"],
        Missing = [new CrmMissing("field x", "y", CanBeCreated: true)],
    });

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken)
    {
        _records.Remove(record.Id);
        return Task.FromResult(new CrmErasure(IsErased: true, ["the record in the CRM"], []));
    }
}
