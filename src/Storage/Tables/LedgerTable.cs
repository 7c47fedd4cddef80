using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

internal sealed class LedgerTable(WorkSession session, TimeProvider time) : ILedger
{
    public async Task<LedgerEntry> AppendAsync(LedgerDraft draft, CancellationToken cancellationToken)
    {
        // The lock comes before the look: another node may be appending the same key right now.
        var head = await LockHeadAsync(cancellationToken);
        var (series, key) = (draft.NumberSeries, draft.Key);
        var entries = await session.RowsAsync<LedgerEntry>(cancellationToken);
        var numbers = await session.RowsAsync<LedgerNumberRow>(cancellationToken);
        var found = await (await session.RowsAsync<LedgerHeadRow>(cancellationToken))
            .Select(_ => new
            {
                IsRecorded = entries.Any(e => e.Key == key),
                Last = numbers.Where(n => n.Series == series).Select(n => (long?)n.Last).FirstOrDefault(),
            })
            .SingleAsync(cancellationToken);
        if (found.IsRecorded)
        {
            return await entries.SingleAsync(e => e.Key == key, cancellationToken);
        }

        var last = found.Last;
        long? number = draft.NumberSeries is null ? null : (last ?? 0) + 1;
        var entry = LedgerChain.Seal(draft, head, number, time.GetUtcNow());
        session.Add(entry);
        if (draft.NumberSeries is not null)
        {
            await MoveNumberAsync(draft.NumberSeries, last, cancellationToken);
        }

        await session.UpdateAsync(new LedgerHeadRow { Id = LedgerHeadRow.OnlyId, Sequence = entry.Sequence, Hash = entry.Hash }, cancellationToken);
        return entry;
    }

    public Task LockAsync(CancellationToken cancellationToken) => LockHeadAsync(cancellationToken);

    public async Task<LedgerEntry?> FindByKeyAsync(string key, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<LedgerEntry>(cancellationToken)).FirstOrDefaultAsync(e => e.Key == key, cancellationToken);

    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<LedgerEntry>(cancellationToken))
            .Where(e => e.Sequence > after)
            .OrderBy(e => e.Sequence)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task<long> NextNumberAsync(string series, CancellationToken cancellationToken)
    {
        await LockHeadAsync(cancellationToken);
        return (await LastNumberAsync(series, cancellationToken) ?? 0) + 1;
    }

    public async Task<LedgerHead> HeadAsync(CancellationToken cancellationToken)
    {
        var row = await (await session.RowsAsync<LedgerHeadRow>(cancellationToken)).SingleAsync(cancellationToken);
        return new LedgerHead(row.Sequence, row.Hash);
    }

    private async Task<LedgerHead> LockHeadAsync(CancellationToken cancellationToken)
    {
        var row = await session.Dialect.LockedHead(await session.DirectAsync(cancellationToken)).SingleAsync(cancellationToken);
        return new LedgerHead(row.Sequence, row.Hash);
    }

    private async Task<long?> LastNumberAsync(string series, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<LedgerNumberRow>(cancellationToken))
            .Where(n => n.Series == series)
            .Select(n => (long?)n.Last)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task MoveNumberAsync(string series, long? last, CancellationToken cancellationToken)
    {
        var row = new LedgerNumberRow { Series = series, Last = (last ?? 0) + 1 };
        if (last is null)
        {
            session.Add(row);
        }
        else
        {
            await session.UpdateAsync(row, cancellationToken);
        }
    }
}
