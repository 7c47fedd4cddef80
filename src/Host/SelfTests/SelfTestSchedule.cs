using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.SelfTests;

namespace WorkflowConnect.Host.SelfTests;

/// <summary>Runs the self-test before the first check, every day at its time, when list versions change, and again while it is red.</summary>
internal sealed partial class SelfTestSchedule(
    PerformSelfTest perform, SelfTestState state, ICurrentLists lists, IOptions<SelfTestOptions> options, TimeProvider time, ILogger<SelfTestSchedule> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _changed = new(0, 1);

    /// <summary>The next time that the clock on the wall shows the time of the day; in UTC.</summary>
    /// <remarks>An hour that summer time leaves out is taken at the next moment there is.</remarks>
    internal static DateTimeOffset Next(DateTimeOffset now, TimeOnly at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var due = local.Date + at.ToTimeSpan();
        for (; ; due = due.AddDays(1))
        {
            var valid = zone.IsInvalidTime(due) ? due.AddHours(1) : due;
            var utc = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(valid, zone));
            if (utc > now)
            {
                return utc;
            }
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await perform.RunAsync("start", cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZoneId);
        var known = lists.Current.Number;
        using var subscription = lists.Subscribe(_ => Wake());
        while (true)
        {
            var now = time.GetUtcNow();
            var daily = Next(now, options.Value.At, zone);
            await SleepUntilAsync(state.IsRed && now + options.Value.AgainWhenRed < daily ? now + options.Value.AgainWhenRed : daily, stoppingToken);
            var generation = lists.Current.Number;
            var trigger = generation != known ? "lists" : time.GetUtcNow() >= daily ? "daily" : state.IsRed ? PerformSelfTest.StillRed : null;
            known = generation;
            if (trigger is not null)
            {
                await TryAsync(trigger, stoppingToken);
            }
        }
    }

    private void Wake()
    {
        if (_changed.CurrentCount == 0)
        {
            _changed.Release();
        }
    }

    /// <summary>Sleeps in pieces, so that a clock that is set right is noticed.</summary>
    private async Task SleepUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        for (var left = due - time.GetUtcNow(); left > TimeSpan.Zero; left = due - time.GetUtcNow())
        {
            if (await _changed.WaitAsync(left < LongestSleep ? left : LongestSleep, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task TryAsync(string trigger, CancellationToken cancellationToken)
    {
        try
        {
            await perform.RunAsync(trigger, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The verdict holds already; that it could not be recorded must not end the tests of the days to come.
            NotRecorded(logger, e);
        }
    }

    [LoggerMessage(EventId = 2202, Level = LogLevel.Error, Message = "The self-test could not be run or recorded")]
    private static partial void NotRecorded(ILogger logger, Exception exception);
}
