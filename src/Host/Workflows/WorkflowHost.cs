using Microsoft.Extensions.Options;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Nodes;

namespace WorkflowConnect.Host.Workflows;

/// <summary>
/// Keeps the engine going: imports the shipped workflows, takes up what a crash cut off, here or on a node that died,
/// and ticks for delays and retries. It is open before the first request, so that no lead meets an unknown source.
/// </summary>
internal sealed partial class WorkflowHost(
    WorkflowCatalog catalog,
    WorkflowRuntime runtime,
    NodeLease lease,
    IOptions<WorkflowHostOptions> options,
    TimeProvider time,
    ILogger<WorkflowHost> logger) : BackgroundService
{
    private const int DuePage = 100;
    private const int MostInHand = 64;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromSeconds(2);

    /// <summary>This node's own run that was not saved for so long, and is not in work here, was cut off by an outage.</summary>
    private static readonly TimeSpan CutOffAfter = TimeSpan.FromSeconds(15);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await catalog.ReloadAsync(cancellationToken);
        foreach (var (file, result) in await catalog.ImportDirectoryAsync(options.Value.Folder, cancellationToken))
        {
            if (!result.IsValid)
            {
                var errors = string.Join(Environment.NewLine, result.Errors.Select(e => $"  {e.Where}: {e.Message}"));
                throw new InvalidOperationException($"The workflow file {file} cannot be used:{Environment.NewLine}{errors}");
            }
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(
            EveryAsync(Tick, () => RefreshAsync(stoppingToken), stoppingToken),
            EveryAsync(Tick, () => runtime.ResumeDueAsync(time.GetUtcNow(), DuePage, stoppingToken), stoppingToken),
            EveryAsync(RecoveryInterval, () => RecoverAsync(stoppingToken), stoppingToken));
    }

    /// <summary>
    /// Begins the work at each tick and does not wait for it: what is continued may be a re-screening of hours, and
    /// what becomes due meanwhile must not wait for that. The engine leaves alone what it has in hand.
    /// </summary>
    private async Task EveryAsync(TimeSpan interval, Func<ValueTask<int>> work, CancellationToken stoppingToken)
    {
        var inHand = new List<Task>();
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            inHand.RemoveAll(task => task.IsCompleted);
            if (inHand.Count < MostInHand)
            {
                inHand.Add(TryAsync(work));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async ValueTask<int> RecoverAsync(CancellationToken stoppingToken) =>
        await runtime.RecoverAsync(time.GetUtcNow() - CutOffAfter, await lease.LivingAsync(stoppingToken), stoppingToken);

    /// <summary>What another node published, or a command imported, is heard of here.</summary>
    private async ValueTask<int> RefreshAsync(CancellationToken stoppingToken)
    {
        await catalog.RefreshAsync(stoppingToken);
        return 0;
    }

    /// <summary>An outage of the database ends no tick for good: the next one tries again.</summary>
    private async Task TryAsync(Func<ValueTask<int>> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // The product stops.
        }
        catch (Exception e)
        {
            TickFailed(logger, e.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 4201, Level = LogLevel.Error, Message = "Waiting or interrupted workflows could not be continued ({Error}); they are tried again.")]
    private static partial void TickFailed(ILogger logger, string error);
}
