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
    private const int MostTries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    private readonly Reservations _reservations = new(connection, database, time);

    public string Connection => connection;

    public CrmCapabilities Capabilities => vendor.Capabilities;

    /// <summary>One after the other: writes of one lead build on each other, and a CRM locks the company that its contacts hang on.</summary>
    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CrmWrite> writes, CancellationToken cancellationToken)
    {
        var outcomes = new List<WriteOutcome>(writes.Count);
        foreach (var write in writes)
        {
            outcomes.Add(await WriteOneAsync(write, cancellationToken));
        }

        return outcomes;
    }

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) => record.Connection != connection
        ? Task.FromResult<CrmRecord?>(null)
        : ReadingAsync(token => vendor.ReadAsync(record.Kind, record.Id, token), cancellationToken);

    public Task<CrmPage> ReadPageAsync(CrmPageRequest request, CancellationToken cancellationToken) =>
        ReadingAsync(token => vendor.PageAsync(request, token), cancellationToken);

    public Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => ReadingAsync(vendor.ProbeAsync, cancellationToken);

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

    private async Task<WriteOutcome> WriteOneAsync(CrmWrite write, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await DispatchAsync(write, cancellationToken);
            }
            catch (VendorTrouble trouble)
            {
                var wait = trouble.RetryAfter ?? pause;
                if (trouble.Status is not (WriteStatus.Retryable or WriteStatus.Unknown) || tries == MostTries || wait > options.LongestWait)
                {
                    logger.NotWritten(connection, write.GetType().Name, trouble.Status, tries);
                    return trouble.ToOutcome();
                }

                await Task.Delay(wait, time, cancellationToken);
                pause *= 2;
            }
        }
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

    private async Task<T> ReadingAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await read(cancellationToken);
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Retryable && tries < MostTries && (trouble.RetryAfter ?? pause) <= options.LongestWait)
            {
                await Task.Delay(trouble.RetryAfter ?? pause, time, cancellationToken);
                pause *= 2;
            }
        }
    }
}
