using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Checks;

namespace WorkflowConnect.Storage.Tables;

internal sealed class CheckTable(WorkSession session) : IChecks
{
    public async Task<Check?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Check>(cancellationToken)).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    public Task AddAsync(Check check, CancellationToken cancellationToken)
    {
        session.Add(check);
        return Task.CompletedTask;
    }
}
