using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

/// <summary>Removes a contact from the built-in CRM, with what would tell of it.</summary>
internal sealed class CrmRemoval(WorkSession session)
{
    public async Task<CrmRemoved> RunAsync(RecordRef contact, CancellationToken cancellationToken)
    {
        var direct = await session.DirectAsync(cancellationToken);
        var (key, id) = (contact.ToString(), contact.Id);
        var lists = await direct.Set<CrmMemberRow>().Where(m => m.Contact == key).ExecuteDeleteAsync(cancellationToken);

        var linked = await direct.Set<CrmLinkRow>().Where(l => l.Record == key).Select(l => l.ItemId).ToListAsync(cancellationToken);
        await direct.Set<CrmLinkRow>().Where(l => l.Record == key).ExecuteDeleteAsync(cancellationToken);
        var shared = await direct.Set<CrmLinkRow>().Where(l => linked.Contains(l.ItemId)).Select(l => l.ItemId).Distinct().ToListAsync(cancellationToken);
        var alone = linked.Except(shared, StringComparer.Ordinal).ToList();
        var contents = alone.Select(CrmItems.ContentKey).ToList();
        await direct.Set<ContentRow>().Where(c => contents.Contains(c.Key)).ExecuteDeleteAsync(cancellationToken);
        var documents = await direct.Set<CrmDocument>().Where(d => alone.Contains(d.Id)).ExecuteDeleteAsync(cancellationToken);
        await direct.Set<CrmActivity>().Where(a => alone.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);

        // A receipt says which values a write filled in. It stays, so that the write is not carried out once more.
        var receipts = await direct.Set<CrmReceiptRow>()
            .FromSqlRaw("""SELECT * FROM crm_receipts WHERE CAST("Outcome" AS TEXT) LIKE {0}""", $"%{id}%")
            .AsNoTracking().ToListAsync(cancellationToken);
        foreach (var receipt in receipts.Where(r => r.Outcome.Record == contact && r.Outcome.Changes.Count > 0))
        {
            await session.UpdateAsync(new CrmReceiptRow { IdempotencyKey = receipt.IdempotencyKey, Outcome = receipt.Outcome with { Changes = [] } }, cancellationToken);
        }

        await direct.Set<CrmMatchKeyRow>().Where(k => k.Kind == contact.Kind && k.RecordId == id).ExecuteDeleteAsync(cancellationToken);
        await direct.Set<CrmRecordRow>().Where(r => r.Kind == contact.Kind && r.Id == id).ExecuteDeleteAsync(cancellationToken);
        return new CrmRemoved(lists, documents, shared.Count);
    }
}
