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
    ProductSettings settings,
    TimeProvider time,
    ILogger<WorkflowHost> logger) : BackgroundService
{
    private const int DueBatch = 100;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A run that was not saved for so long, and is not in work here, was cut off. On PostgreSQL another node may
    /// have it in work; a SQLite file has one node only.
    /// </summary>
    private readonly TimeSpan _cutOffAfter = settings.Postgres is null ? TimeSpan.FromSeconds(15) : TimeSpan.FromMinutes(5);
    private readonly TimeSpan _recoveryInterval = settings.Postgres is null ? TimeSpan.FromSeconds(10) : TimeSpan.FromMinutes(1);

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
        await Task.WhenAll(ResumeAsync(stoppingToken), RecoverAsync(stoppingToken));
    }

    private async Task ResumeAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(() => runtime.ResumeDueAsync(time.GetUtcNow(), DueBatch, stoppingToken));
        }
    }

    /// <summary>Beside the ticks: what was cut off may be a re-screening of hours.</summary>
    private async Task RecoverAsync(CancellationToken stoppingToken)
    {
        var startedAt = time.GetUtcNow();
        while (!await TryAsync(() => runtime.RecoverAsync(startedAt, stoppingToken)))
        {
            await Task.Delay(Tick, time, stoppingToken);
        }

        using var timer = new PeriodicTimer(_recoveryInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(() => runtime.RecoverAsync(time.GetUtcNow() - _cutOffAfter, stoppingToken));
        }
    }

    /// <summary>An outage of the database ends no tick for good: the next one tries again.</summary>
    private async Task<bool> TryAsync(Func<ValueTask<int>> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            TickFailed(logger, e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(EventId = 4201, Level = LogLevel.Error, Message = "Waiting or interrupted workflows could not be continued ({Error}); they are tried again.")]
    private static partial void TickFailed(ILogger logger, string error);
}
