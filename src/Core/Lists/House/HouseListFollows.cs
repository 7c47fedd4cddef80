using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Keeps the house list of this node where the ledger is: before the product takes requests, then every few seconds, for changes may
/// come from other nodes and from the command line.
/// </summary>
internal sealed class HouseListFollows(FollowHouseList follow, TimeProvider time, ILogger<HouseListFollows> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await follow.RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await follow.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away for a while; the list in use stays.
                logger.CannotFollow(e);
            }
        }
    }
}
