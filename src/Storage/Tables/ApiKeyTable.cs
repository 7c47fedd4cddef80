using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Storage.Tables;

internal sealed class ApiKeyTable(WorkSession session) : IApiKeys
{
    public async Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<ApiKey>(cancellationToken)).FirstOrDefaultAsync(k => k.Id == id, cancellationToken);

    public async Task<ApiKey?> FindByHashAsync(string hash, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<ApiKey>(cancellationToken)).FirstOrDefaultAsync(k => k.Hash == hash, cancellationToken);

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        await (await session.RowsAsync<ApiKey>(cancellationToken)).OrderByDescending(k => k.Id).ToListAsync(cancellationToken);

    public Task AddAsync(ApiKey key, CancellationToken cancellationToken)
    {
        session.Add(key);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(ApiKey key, CancellationToken cancellationToken) => session.UpdateAsync(key, cancellationToken);
}
