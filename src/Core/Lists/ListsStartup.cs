using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Opens the lists before the product takes requests, then asks the publishers in the background: a publisher that does
/// not answer holds nothing up.
/// </summary>
internal sealed class ListsStartup(OpenLists open, IServiceProvider services, IOptions<ListsOptions> options) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await open.RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Without a downloader (AddPublishers) the product runs on what it has.
        if (options.Value.UpdateAtStart && services.GetService<IListDownloader>() is not null)
        {
            await Task.Yield();
            await services.GetRequiredService<UpdateLists>().RunAsync(lists: null, stoppingToken);
        }
    }
}
