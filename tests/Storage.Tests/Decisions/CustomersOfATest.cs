using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Storage.Tests.Decisions;

/// <summary>A CRM of a few records that a test changes as it likes.</summary>
internal sealed class CustomersOfATest : ICrm, ICrmAdministration
{
    private readonly Dictionary<string, CrmRecord> _records = new(StringComparer.Ordinal);

    public string Connection => "test";

    public CrmCapabilities Capabilities => throw new NotSupportedException();

    public RecordRef Put(string id, params (string Field, string Value)[] fields)
    {
        var reference = new RecordRef(Connection, RecordKind.Contact, id);
        _records[reference.ToString()] = new CrmRecord
        {
            Ref = reference,
            Fields = fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal),
            CreatedAt = Sample.Now,
            ModifiedAt = Sample.Now,
        };
        return reference;
    }

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) => Task.FromResult(_records.GetValueOrDefault(record.ToString()));

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CrmWrite> writes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CrmPage> ReadPageAsync(CrmPageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CrmPage([.. _records.Values.Where(r => r.Ref.Kind == request.Kind)], null));

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Empties the record, as CRMs do that keep its place.</summary>
    public Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken)
    {
        Put(record.Id);
        return Task.FromResult(new CrmErasure(true, ["contact emptied"], ["mails of the account"]));
    }

    public void Remove(RecordRef record) => _records.Remove(record.ToString());
}
