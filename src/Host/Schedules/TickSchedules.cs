using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Nodes;

namespace WorkflowConnect.Host.Schedules;

/// <summary>
/// Looks once a second at the rows: brings them in line with what is published, claims what is due, starts it. It
/// sets no timer for anything far ahead, so a run in 92 days is as safe as one in a minute.
/// Quartz.NET did this before. With rows as the truth it had nothing left to do but tick, and for that it brought
/// eleven tables, a second SQLite file, and a cluster that expects the nodes' clocks to agree.
/// </summary>
internal sealed partial class TickSchedules(
    SchedulesOfWorkflows workflows,
    AlignSchedules align,
    ClaimOccurrences claim,
    StartOccurrences start,
    NodeLease lease,
    IDatabase database,
    IOptions<ScheduleOptions> options,
    TimeProvider time,
    ILogger<TickSchedules> logger) : BackgroundService
{
    private const int SweepEvery = 5;
    private const int ForgetEvery = 3_600;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private TriggerIndex? _aligned;
    private int _ticks;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await start.UntilIdleAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                await TickAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                TickFailed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TickAsync(CancellationToken stoppingToken)
    {
        if (workflows.Current is var triggers && !ReferenceEquals(triggers, _aligned))
        {
            var changes = await align.RunAsync(workflows.Of(triggers), stoppingToken);
            _aligned = triggers;
            Aligned(logger, changes);
        }

        var due = await claim.RunAsync(lease.Id, stoppingToken);
        foreach (var occurrence in due.Claimed)
        {
            start.Begin(occurrence, stoppingToken);
        }

        foreach (var occurrence in due.Repeated)
        {
            Repeated(logger, occurrence.ScheduleId, occurrence.DueAt);
        }

        foreach (var schedule in due.Unreadable)
        {
            Unreadable(logger, schedule);
        }

        if (_ticks++ % SweepEvery == 0)
        {
            await start.SweepAsync(stoppingToken);
        }

        if (_ticks % ForgetEvery == 0)
        {
            var before = time.GetUtcNow() - options.Value.KeepOccurrences;
            await database.WriteAsync((work, token) => work.Schedules.ForgetAsync(before, token), stoppingToken);
        }
    }

    [LoggerMessage(EventId = 5320, Level = LogLevel.Information, Message = "Schedules follow what is published: {Changes} changed.")]
    private static partial void Aligned(ILogger logger, int changes);

    [LoggerMessage(EventId = 5321, Level = LogLevel.Information, Message = "Schedule {ScheduleId}, occurrence {DueAt:O}: it ran already and does not run again.")]
    private static partial void Repeated(ILogger logger, string scheduleId, DateTimeOffset dueAt);

    [LoggerMessage(EventId = 5322, Level = LogLevel.Error, Message = "Schedule {ScheduleId} cannot be read on this machine and does not run.")]
    private static partial void Unreadable(ILogger logger, string scheduleId);

    [LoggerMessage(EventId = 5323, Level = LogLevel.Error, Message = "Schedules could not be looked at ({Error}); they are tried again.")]
    private static partial void TickFailed(ILogger logger, string error);
}
