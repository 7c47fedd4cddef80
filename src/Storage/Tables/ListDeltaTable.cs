using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Rescreening;

namespace WorkflowConnect.Storage.Tables;

internal sealed class ListDeltaTable(WorkSession session) : IListDeltas
{
    public async Task<ListDelta?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<ListDelta>(cancellationToken)).FirstOrDefaultAsync(d => d.Id == id, cancellationToken);

    public async Task<ListDelta?> LastAsync(CancellationToken cancellationToken) =>
        await (await session.RowsAsync<ListDelta>(cancellationToken)).OrderByDescending(d => d.Number).FirstOrDefaultAsync(cancellationToken);

    public async Task<ListDelta?> LastChangeAsync(CancellationToken cancellationToken) =>
        await (await session.RowsAsync<ListDelta>(cancellationToken))
            .Where(d => d.Number > 1 && !d.IsLate).OrderByDescending(d => d.Number).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<ListDelta>> UnfinishedAsync(CancellationToken cancellationToken) =>
        await (await session.RowsAsync<ListDelta>(cancellationToken)).Where(d => d.FinishedAt == null).OrderBy(d => d.Number).ToListAsync(cancellationToken);

    public Task AddAsync(ListDelta delta, CancellationToken cancellationToken)
    {
        session.Add(delta);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(ListDelta delta, CancellationToken cancellationToken) => session.UpdateAsync(delta, cancellationToken);
}
