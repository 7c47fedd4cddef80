using WorkflowConnect.Core.Decisions;

namespace WorkflowConnect.Host.Reviews;

/// <summary>Escalates reviews that wait too long, and ends clearances whose time is over. Every node does it; each thing is recorded once.</summary>
internal sealed partial class DecisionUpkeep(
    EscalateReviews escalate, ExpireClearances expire, TimeProvider time, ILogger<DecisionUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                var (escalated, expired) = (await AllAsync(escalate.RunAsync, stoppingToken), await AllAsync(expire.RunAsync, stoppingToken));
                if (escalated + expired > 0)
                {
                    Kept(logger, escalated, expired);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                UpkeepFailed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static async Task<int> AllAsync(Func<CancellationToken, Task<int>> batch, CancellationToken cancellationToken)
    {
        var all = 0;
        while (await batch(cancellationToken) is > 0 and var done)
        {
            all += done;
        }

        return all;
    }

    [LoggerMessage(EventId = 4102, Level = LogLevel.Information, Message = "{Escalated} reviews escalated, {Expired} clearances expired.")]
    private static partial void Kept(ILogger logger, int escalated, int expired);

    [LoggerMessage(EventId = 4103, Level = LogLevel.Error, Message = "Reviews and clearances could not be looked after ({Error}); it is tried again.")]
    private static partial void UpkeepFailed(ILogger logger, string error);
}
