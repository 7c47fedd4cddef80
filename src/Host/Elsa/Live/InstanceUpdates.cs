using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Instances;

namespace WorkflowConnect.Host.Elsa.Live;

/// <summary>
/// Carries checkpoints of watched instances to those who watch, at most four times a second for each: what happens in
/// between is told in one. A run that nobody watches pays for one look-up.
/// </summary>
internal sealed partial class InstanceUpdates(
    IHubContext<WorkflowInstanceHub> hub, IServiceProvider services, TimeProvider time, ILogger<InstanceUpdates> logger)
    : BackgroundService, ICheckpointObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, int> _watchers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WorkflowInstanceRow> _changed = new(StringComparer.Ordinal);
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Watch(string instanceId) => _watchers.AddOrUpdate(instanceId, 1, (_, count) => count + 1);

    public void Unwatch(string instanceId)
    {
        if (_watchers.AddOrUpdate(instanceId, 0, (_, count) => count - 1) <= 0)
        {
            _watchers.TryRemove(new KeyValuePair<string, int>(instanceId, 0));
        }
    }

    public void Saved(WorkflowInstanceRow instance)
    {
        if (!_watchers.IsEmpty && _watchers.ContainsKey(instance.Id))
        {
            _changed[instance.Id] = instance;
            _signal.Writer.TryWrite(true);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _signal.Reader.WaitToReadAsync(stoppingToken))
        {
            _signal.Reader.TryRead(out _);
            foreach (var id in _changed.Keys)
            {
                if (_changed.TryRemove(id, out var row))
                {
                    await TellAsync(row, stoppingToken);
                }
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task TellAsync(WorkflowInstanceRow row, CancellationToken cancellationToken)
    {
        try
        {
            // Asked for late: the store and the runtime, whose checkpoints these are, are made before this service.
            var view = await services.GetRequiredService<InstanceViews>().OfAsync(row, cancellationToken);
            var watchers = hub.Clients.Group(row.Id);
            await watchers.SendAsync("ActivityExecutionLogUpdatedAsync", new { stats = ExecutionReading.Stats(view.Executions) }, cancellationToken);
            await watchers.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancellationToken);
            await watchers.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = row.Id }, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            TellingFailed(logger, row.Id, error.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 5201, Level = LogLevel.Warning, Message = "Those who watch instance {InstanceId} could not be told of its change ({Error}).")]
    private static partial void TellingFailed(ILogger logger, string instanceId, string error);
}
