using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Storage.Tables;

internal sealed class SecretTable(WorkSession session) : ISecrets
{
    public async Task<Secret?> FindAsync(string name, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Secret>(cancellationToken)).FirstOrDefaultAsync(s => s.Name == name, cancellationToken);

    public async Task<IReadOnlyList<Secret>> ListAsync(CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Secret>(cancellationToken)).OrderBy(s => s.Name).ToListAsync(cancellationToken);

    public Task AddAsync(Secret secret, CancellationToken cancellationToken)
    {
        session.Add(secret);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(Secret secret, CancellationToken cancellationToken) => session.UpdateAsync(secret, cancellationToken);

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<Secret>().Where(s => s.Name == name).ExecuteDeleteAsync(cancellationToken) > 0;
}
