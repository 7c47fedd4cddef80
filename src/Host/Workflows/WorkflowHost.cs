using Microsoft.Extensions.Options;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Workflows;

/// <summary>
/// Keeps the engine going: imports the shipped workflows, takes up what a crash cut off, and ticks for delays and
/// retries. It is open before the first request, so that no lead meets an unknown source.
/// </summary>
internal sealed partial class WorkflowHost(
    WorkflowCatalog catalog,
    WorkflowRuntime runtime,
    IOptions<WorkflowHostOptions> options,
    TimeProvider time,
    ILogger<WorkflowHost> logger) : BackgroundService
{
    private const int DueBatch = 100;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromMinutes(1);

    /// <summary>A run that was not saved for so long, and is not in work here, was cut off.</summary>
    private static readonly TimeSpan CutOffAfter = TimeSpan.FromMinutes(5);

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
        await TryAsync(() => runtime.RecoverAsync(cancellationToken: stoppingToken));
        var recovered = time.GetTimestamp();
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(() => runtime.ResumeDueAsync(time.GetUtcNow(), DueBatch, stoppingToken));
            if (time.GetElapsedTime(recovered) > RecoveryInterval)
            {
                recovered = time.GetTimestamp();
                await TryAsync(() => runtime.RecoverAsync(time.GetUtcNow() - CutOffAfter, stoppingToken));
            }
        }
    }

    /// <summary>An outage of the database ends no tick for good: the next one tries again.</summary>
    private async Task TryAsync(Func<ValueTask<int>> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            TickFailed(logger, e.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 4201, Level = LogLevel.Error, Message = "Waiting or interrupted workflows could not be continued ({Error}); they are tried again.")]
    private static partial void TickFailed(ILogger logger, string error);
}
