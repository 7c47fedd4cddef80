using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Storage.Tables;

internal sealed class RefreshTokenTable(WorkSession session) : IRefreshTokens
{
    public async Task<RefreshToken?> FindAsync(string hash, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<RefreshToken>(cancellationToken)).FirstOrDefaultAsync(t => t.Hash == hash, cancellationToken);

    public Task AddAsync(RefreshToken token, CancellationToken cancellationToken)
    {
        session.Add(token);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(RefreshToken token, CancellationToken cancellationToken) => session.UpdateAsync(token, cancellationToken);

    public async Task RevokeFamilyAsync(string family, DateTimeOffset at, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<RefreshToken>()
            .Where(t => t.Family == family && t.RevokedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(t => t.RevokedAt, at), cancellationToken);

    public async Task DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<RefreshToken>()
            .Where(t => t.ExpiresAt < before)
            .ExecuteDeleteAsync(cancellationToken);
}
