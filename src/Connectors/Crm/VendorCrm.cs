using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// A connected CRM behind the port: what every vendor has in common. A write that the CRM put off is tried again while it
/// is worth waiting; one whose end nobody knows is looked up before anything is sent again.
/// </summary>
internal sealed class VendorCrm(string connection, IVendor vendor, IDatabase database, CrmOptions options, TimeProvider time, ILogger<VendorCrm> logger)
    : ICrm, ICrmAdministration
{
    private readonly Reservations _reservations = new(connection, database, time);
    private readonly VendorTries _tries = new(connection, options.LongestWait, options.SettleTime, time, logger);

    public string Connection => connection;

    public CrmCapabilities Capabilities => vendor.Capabilities;

    /// <summary>One after the other: writes of one lead build on each other, and a CRM locks the company that its contacts hang on.</summary>
    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CrmWrite> writes, CancellationToken cancellationToken)
    {
        var outcomes = new List<WriteOutcome>(writes.Count);
        foreach (var write in writes)
        {
            outcomes.Add(await _tries.WriteAsync(write, token => DispatchAsync(write, token), cancellationToken));
        }

        return outcomes;
    }

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) => record.Connection != connection
        ? Task.FromResult<CrmRecord?>(null)
        : _tries.ReadAsync(token => vendor.ReadAsync(record.Kind, record.Id, token), cancellationToken);

    public Task<CrmPage> ReadPageAsync(CrmPageRequest request, CancellationToken cancellationToken) =>
        _tries.ReadAsync(token => vendor.PageAsync(request, token), cancellationToken);

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => _tries.ReadAsync(vendor.ProbeAsync, cancellationToken);

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => vendor.ProvisionAsync(missing, cancellationToken);

    public async Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Connection != connection)
        {
            throw new IOException($"The record is not of the connection {connection}.");
        }

        var erasure = await vendor.EraseAsync(record, cancellationToken);
        await _reservations.ForgetAsync(record.Id, cancellationToken);
        return erasure;
    }

    private Task<WriteOutcome> DispatchAsync(CrmWrite write, CancellationToken cancellationToken)
    {
        var items = new VendorItems(connection, vendor, _reservations);
        return write switch
        {
            UpsertRecord upsert => new VendorUpsert(connection, vendor, _reservations).RunAsync(upsert, cancellationToken),
            MarkScreened mark => items.MarkAsync(mark, cancellationToken),
            AddToList add => items.AddToListAsync(add, cancellationToken),
            AttachDocument attach => items.AttachAsync(attach, cancellationToken),
            LogActivity log => items.LogAsync(log, cancellationToken),
            _ => throw new NotSupportedException($"No connector knows {write.GetType().Name}."),
        };
    }
}
