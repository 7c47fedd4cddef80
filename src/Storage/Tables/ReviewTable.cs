using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Decisions;

namespace WorkflowConnect.Storage.Tables;

internal sealed class ReviewTable(WorkSession session) : IReviews
{
    public async Task<Review?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Review>(cancellationToken)).FirstOrDefaultAsync(r => r.Id == id, cancellationToken);

    public async Task<Review?> FindByCheckAsync(string checkId, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Review>(cancellationToken)).FirstOrDefaultAsync(r => r.CheckId == checkId, cancellationToken);

    public Task AddAsync(Review review, CancellationToken cancellationToken)
    {
        session.Add(review);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(Review review, CancellationToken cancellationToken) => session.UpdateAsync(review, cancellationToken);

    public async Task<IReadOnlyList<Review>> ListAsync(bool open, string? beforeId, int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Review>(cancellationToken))
            .Where(r => !open || r.Status != ReviewStatus.Decided)
            .Where(r => beforeId == null || string.Compare(r.Id, beforeId) < 0)
            .OrderByDescending(r => r.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Review>> OverdueAsync(DateTimeOffset openedBefore, int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Review>(cancellationToken))
            .Where(r => r.Status != ReviewStatus.Decided && r.EscalatedAt == null && r.OpenedAt <= openedBefore)
            .OrderBy(r => r.OpenedAt).ThenBy(r => r.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Review>> OfRecordAsync(string record, int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Review>(cancellationToken))
            .Where(r => r.Record == record)
            .OrderByDescending(r => r.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Review>> UndeliveredAsync(int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Review>(cancellationToken))
            .Where(r => r.Status == ReviewStatus.Decided && r.DeliveredAt == null)
            .OrderBy(r => r.DecidedAt).ThenBy(r => r.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
}
