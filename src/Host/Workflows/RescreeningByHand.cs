using System.Threading.Channels;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Runs re-screenings that somebody asked for, one after another, behind the request. An interrupted one is recovered like every run.</summary>
internal sealed partial class RescreeningByHand(WorkflowStarts starts, ILogger<RescreeningByHand> logger) : BackgroundService
{
    private readonly Channel<(string InstanceId, int IntervalDays)> _asked = Channel.CreateUnbounded<(string, int)>();

    public void Begin(string instanceId, int intervalDays) => _asked.Writer.TryWrite((instanceId, intervalDays));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (instanceId, intervalDays) in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await starts.RescreenAsync(intervalDays, instanceId, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(logger, instanceId, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(EventId = 4301, Level = LogLevel.Error, Message = "Re-screening {InstanceId} could not be started ({Error}).")]
    private static partial void Failed(ILogger logger, string instanceId, string error);
}
