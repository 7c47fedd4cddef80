using WorkflowConnect.Core.Data;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Nodes;

/// <summary>
/// Says every other second that this node lives. A node that does not say so for the length of the lease counts as
/// dead, and the others take over its runs and its claimed occurrences. One that was only slow finds that out by the
/// number of its next checkpoint, which no longer fits. Starts first and stops last of all that works in the background.
/// </summary>
internal sealed partial class NodeLease(
    IDatabase database, INodeIdentity node, ProductSettings settings, TimeProvider time, ILogger<NodeLease> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(1);

    /// <summary>This node.</summary>
    public string Id => node.Id;

    /// <summary>Nodes that live, by the database's clock; this one among them.</summary>
    public async Task<IReadOnlyCollection<string>> LivingAsync(CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync((work, token) => work.Nodes.LivingAsync(token), cancellationToken)).Select(living => living.Id).Append(Id).Distinct(StringComparer.Ordinal)];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(BeginAsync, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await database.WriteAsync(
                async (work, token) =>
                {
                    await work.Nodes.RemoveAsync(Id, token);
                    return true;
                },
                cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The lease runs out by itself.
            NotRenewed(logger, e.GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await database.WriteAsync(RenewAsync, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotRenewed(logger, e.GetType().Name);
            }
        }
    }

    private async Task<bool> BeginAsync(IWork work, CancellationToken cancellationToken)
    {
        if (settings.Postgres is null)
        {
            // A SQLite file has one node; whoever is written there is dead, and nobody has to wait for its lease.
            await work.Nodes.RemoveOthersAsync(Id, cancellationToken);
        }

        await work.Nodes.ForgetDeadAsync(ForgetAfter, cancellationToken);
        return await RenewAsync(work, cancellationToken);
    }

    private async Task<bool> RenewAsync(IWork work, CancellationToken cancellationToken)
    {
        await work.Nodes.RenewAsync(Id, Lease, cancellationToken);
        return true;
    }

    [LoggerMessage(EventId = 5301, Level = LogLevel.Warning, Message = "This node's lease could not be renewed ({Error}); other nodes may take over its runs.")]
    private static partial void NotRenewed(ILogger logger, string error);
}
