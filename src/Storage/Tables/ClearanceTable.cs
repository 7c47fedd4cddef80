using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Decisions;

namespace WorkflowConnect.Storage.Tables;

internal sealed class ClearanceTable(WorkSession session) : IClearances
{
    public async Task<Clearance?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Clearance>(cancellationToken)).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    public async Task<IReadOnlyList<Clearance>> OfSubjectAsync(string subjectKey, string? record, int limit, CancellationToken cancellationToken)
    {
        var rows = await session.RowsAsync<Clearance>(cancellationToken);
        var theirs = record is null ? rows.Where(c => c.SubjectKey == subjectKey) : rows.Where(c => c.SubjectKey == subjectKey || c.Record == record);
        return await theirs.OrderByDescending(c => c.Id).Take(limit).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Clearance>> ListAsync(bool active, string? beforeId, int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Clearance>(cancellationToken))
            .Where(c => !active || c.Status == ClearanceStatus.Active)
            .Where(c => beforeId == null || string.Compare(c.Id, beforeId) < 0)
            .OrderByDescending(c => c.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Clearance>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Clearance>(cancellationToken))
            .Where(c => c.Status == ClearanceStatus.Active && c.ValidUntil <= now)
            .OrderBy(c => c.ValidUntil).ThenBy(c => c.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public Task AddAsync(Clearance clearance, CancellationToken cancellationToken)
    {
        session.Add(clearance);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(Clearance clearance, CancellationToken cancellationToken) => session.UpdateAsync(clearance, cancellationToken);
}
