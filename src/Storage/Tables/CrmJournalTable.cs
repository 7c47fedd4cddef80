using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

internal sealed class CrmJournalTable(WorkSession session) : ICrmJournal
{
    public async Task<CrmJournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<CrmJournalEntry>(cancellationToken))
            .FirstOrDefaultAsync(e => e.IdempotencyKey == idempotencyKey, cancellationToken);

    public async Task AddAsync(CrmJournalEntry entry, CancellationToken cancellationToken)
    {
        // Each on its own: rows of one round trip get their positions in no promised order.
        session.Add(entry);
        await session.FlushAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<CrmJournalEntry>> OfCheckAsync(string checkId, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<CrmJournalEntry>(cancellationToken))
            .Where(e => e.CheckId == checkId)
            .OrderBy(e => EF.Property<long>(e, CrmModel.Position))
            .ToListAsync(cancellationToken);
}
