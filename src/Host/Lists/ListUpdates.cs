using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Lists;

/// <summary>Asks the publishers again and again; what goes wrong stands in the status of the list.</summary>
internal sealed class ListUpdates(UpdateLists update, IOptions<ListUpdateOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await update.RunAsync(lists: null, stoppingToken);
        }
    }
}
