using System.Threading.Channels;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>
/// Runs stored instances in the background. The queue is only a reminder: what does not fit, or is in it when the
/// process ends, is taken up by recovery.
/// </summary>
internal sealed partial class RunDispatcher(WorkflowRuntime runtime, ILogger<RunDispatcher> logger) : BackgroundService
{
    private const int SideBySide = 16;

    private readonly Channel<string> _queue = Channel.CreateBounded<string>(20_000);

    /// <summary>Runs an instance soon.</summary>
    public void Begin(string instanceId) => _queue.Writer.TryWrite(instanceId);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _queue.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = stoppingToken },
        RunAsync);

    private async ValueTask RunAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await runtime.BeginAsync(instanceId, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            DispatchFailed(logger, instanceId, error.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 5200, Level = LogLevel.Error, Message = "Instance {InstanceId} could not be run ({Error}); recovery tries it again.")]
    private static partial void DispatchFailed(ILogger logger, string instanceId, string error);
}
