using System.Data.Common;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.BuiltIn;

/// <summary>
/// The CRM that comes with the product, for those who have none and for trying out. Each write, its receipt and
/// its effect are one change of <see cref="IDatabase"/>: the same key is never carried out twice.
/// </summary>
internal sealed class BuiltInCrm(IDatabase database, IIdSource ids, TimeProvider time) : ICrm, ICrmAdministration
{
    /// <summary>Name of the connection.</summary>
    public const string Name = "builtin";

    public string Connection => Name;

    public CrmCapabilities Capabilities { get; } = new()
    {
        UpsertKey = UpsertKey.UniqueProperty,
        Batch = BatchKind.PerItem,
        MaximumBatch = 500,
        OptimisticLock = false,
        Delta = DeltaKind.Keyset,
        DeltaResolution = TimeSpan.FromMicroseconds(1),
        SeesDeletes = false,
        MaximumDocumentBytes = 25 * 1024 * 1024,
        CanBackdate = true,
        HasDistributionLists = true,
        CanErase = true,
    };

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CrmWrite> writes, CancellationToken cancellationToken) =>
        await Task.WhenAll(writes.Select(write => WriteOneAsync(write, cancellationToken)));

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) => record.Connection != Name
        ? Task.FromResult<CrmRecord?>(null)
        : database.ReadAsync(async (work, token) => (await work.Crm.FindAsync(record.Kind, record.Id, token))?.Record, cancellationToken);

    public Task<CrmPage> ReadPageAsync(CrmPageRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync((work, token) => work.Crm.PageAsync(request, token), cancellationToken);

    /// <summary>It has all fields of the port, and nothing can be missing.</summary>
    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken) => new()
    {
        Product = "Built-in CRM",
        User = "the product itself",
        Fields = [.. new[] { RecordKind.Company, RecordKind.Contact }.SelectMany(kind => CrmFields.All.Select(field => (kind, field, field)))],
        Unmapped = [],
        Lists = [.. (await database.ReadAsync((work, token) => work.Crm.ListsAsync(token), cancellationToken)).Select(list => list.List)],
        Missing = [],
    };

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Kind != RecordKind.Contact)
        {
            return new CrmErasure(false, [], ["Only contacts are erased; a company is no person."]);
        }

        if (await FindAsync(record, cancellationToken) is null)
        {
            return new CrmErasure(true, ["There is no such record any more."], []);
        }

        var removed = await database.WriteAsync(
            async (work, token) =>
            {
                await work.LockAsync("crm-record/" + record, token);
                return await work.Crm.RemoveContactAsync(record, token);
            },
            cancellationToken);
        var isGone = await FindAsync(record, cancellationToken) is null;
        return new CrmErasure(
            isGone,
            [$"contact removed, taken off {removed.Lists} lists, {removed.Documents} documents removed"],
            [
                .. isGone ? Array.Empty<string>() : ["the contact can still be read: a write was under way; erase again"],
                .. removed.Shared > 0 ? [$"{removed.Shared} documents and activities that lie on the company too"] : Array.Empty<string>(),
                "leads and evidence of checks in the product itself, for as long as they have to be kept",
            ]);
    }

    private async Task<WriteOutcome> WriteOneAsync(CrmWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync((work, token) => WriteAsync(work, write, token), cancellationToken);
        }
        catch (DbException)
        {
            // Whether or not it was committed, the receipt makes a second try harmless.
            return new WriteOutcome { Status = WriteStatus.Retryable, Message = "The database is not available." };
        }
    }

    private async Task<WriteOutcome> WriteAsync(IWork work, CrmWrite write, CancellationToken cancellationToken)
    {
        await work.LockAsync("crm-key/" + write.IdempotencyKey, cancellationToken);
        if (await work.Crm.FindReceiptAsync(write.IdempotencyKey, cancellationToken) is { } receipt)
        {
            return receipt;
        }

        var records = new RecordWrites(work, ids, time);
        var items = new ItemWrites(work, ids, time, Capabilities.MaximumDocumentBytes);
        var outcome = write switch
        {
            UpsertRecord upsert => await records.UpsertAsync(upsert, cancellationToken),
            MarkScreened mark => await records.MarkScreenedAsync(mark, cancellationToken),
            AddToList add => await items.AddToListAsync(add, cancellationToken),
            AttachDocument attach => await items.AttachAsync(attach, cancellationToken),
            LogActivity log => await items.LogAsync(log, cancellationToken),
            _ => throw new NotSupportedException($"The built-in CRM does not know {write.GetType().Name}."),
        };

        // A refused write left nothing behind and may be sent again once its cause is gone.
        if (outcome.IsDone)
        {
            await work.Crm.AddReceiptAsync(write.IdempotencyKey, outcome, cancellationToken);
        }

        return outcome;
    }
}
