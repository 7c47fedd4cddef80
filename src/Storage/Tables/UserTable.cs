using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Storage.Tables;

internal sealed class UserTable(WorkSession session) : IUsers
{
    public async Task<User?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<User>(cancellationToken)).FirstOrDefaultAsync(u => u.Id == id, cancellationToken);

    public async Task<User?> FindByNameAsync(string nameKey, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<User>(cancellationToken)).FirstOrDefaultAsync(u => u.NameKey == nameKey, cancellationToken);

    public async Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken) =>
        await (await session.RowsAsync<User>(cancellationToken)).OrderBy(u => u.NameKey).ToListAsync(cancellationToken);

    public async Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        await (await session.RowsAsync<User>(cancellationToken)).AnyAsync(cancellationToken);

    public Task AddAsync(User user, CancellationToken cancellationToken)
    {
        session.Add(user);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(User user, CancellationToken cancellationToken) => session.UpdateAsync(user, cancellationToken);
}
