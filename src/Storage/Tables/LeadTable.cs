using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Storage.Tables;

internal sealed class LeadTable(WorkSession session) : ILeads
{
    public async Task<Lead?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Lead>(cancellationToken)).FirstOrDefaultAsync(l => l.Id == id, cancellationToken);

    public async Task<Lead?> FindByReplayKeyAsync(string replayKey, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Lead>(cancellationToken)).FirstOrDefaultAsync(l => l.ReplayKey == replayKey, cancellationToken);

    public Task AddAsync(Lead lead, CancellationToken cancellationToken)
    {
        session.Add(lead);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(Lead lead, CancellationToken cancellationToken) => session.UpdateAsync(lead, cancellationToken);

    public async Task<IReadOnlyList<Lead>> PendingAsync(DateTimeOffset now, string? afterId, int limit, CancellationToken cancellationToken)
    {
        var after = afterId ?? string.Empty;
        return await (await session.RowsAsync<Lead>(cancellationToken))
            .Where(l => l.Status == LeadStatus.Received || (l.Status == LeadStatus.NotScreened && l.RetryAt <= now))
            .Where(l => string.Compare(l.Id, after) > 0)
            .OrderBy(l => l.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Lead>> LatestAsync(string? beforeId, int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Lead>(cancellationToken))
            .Where(l => beforeId == null || string.Compare(l.Id, beforeId) < 0)
            .OrderByDescending(l => l.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
}
