using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Nodes;

namespace WorkflowConnect.Storage.Tables;

/// <summary>Leases by the database's clock, so that nodes whose clocks differ agree on who lives.</summary>
internal sealed class NodeTable(WorkSession session, TimeProvider time) : INodes
{
    public async Task RenewAsync(string id, TimeSpan lease, CancellationToken cancellationToken)
    {
        var context = await session.DirectAsync(cancellationToken);
        var now = await session.Dialect.NowAsync(context, time, cancellationToken);
        var renewed = await context.Set<Node>().Where(n => n.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ExpiresAt, now + lease), cancellationToken);
        if (renewed == 0)
        {
            session.Add(new Node { Id = id, StartedAt = now, ExpiresAt = now + lease });
        }
    }

    public async Task<IReadOnlyList<Node>> LivingAsync(CancellationToken cancellationToken)
    {
        await session.FlushAsync(cancellationToken);
        var now = await session.Dialect.NowAsync(session.Context, time, cancellationToken);
        return await (await session.RowsAsync<Node>(cancellationToken)).Where(n => n.ExpiresAt > now).OrderBy(n => n.Id).ToListAsync(cancellationToken);
    }

    public async Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<Node>().Where(n => n.Id == id).ExecuteDeleteAsync(cancellationToken);

    public async Task RemoveOthersAsync(string id, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<Node>().Where(n => n.Id != id).ExecuteDeleteAsync(cancellationToken);

    public async Task ForgetDeadAsync(TimeSpan deadFor, CancellationToken cancellationToken)
    {
        var context = await session.DirectAsync(cancellationToken);
        var deadline = await session.Dialect.NowAsync(context, time, cancellationToken) - deadFor;
        await context.Set<Node>().Where(n => n.ExpiresAt < deadline).ExecuteDeleteAsync(cancellationToken);
    }
}
