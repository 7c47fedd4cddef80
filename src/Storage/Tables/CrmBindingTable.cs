using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Storage.Tables;

internal sealed class CrmBindingTable(WorkSession session) : ICrmBindings
{
    public async Task<CrmBinding?> FindAsync(string connection, string key, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<CrmBinding>(cancellationToken)).FirstOrDefaultAsync(b => b.Connection == connection && b.Key == key, cancellationToken);

    public async Task SetAsync(CrmBinding binding, CancellationToken cancellationToken)
    {
        if (await FindAsync(binding.Connection, binding.Key, cancellationToken) is null)
        {
            session.Add(binding);
        }
        else
        {
            await session.UpdateAsync(binding, cancellationToken);
        }
    }

    public async Task RemoveAsync(string connection, string key, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<CrmBinding>().Where(b => b.Connection == connection && b.Key == key).ExecuteDeleteAsync(cancellationToken);

    public async Task<int> RemoveOfAsync(string connection, string reference, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<CrmBinding>().Where(b => b.Connection == connection && b.Reference == reference).ExecuteDeleteAsync(cancellationToken);
}
