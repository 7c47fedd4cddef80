using System.Collections.Concurrent;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Nodes;

namespace WorkflowConnect.Host.Schedules;

/// <summary>
/// Starts the runs of claimed occurrences. The occurrence names its run, so starting it again does nothing; and until
/// the run is known to exist the occurrence counts as not started, so a crash in between loses nothing either.
/// </summary>
internal sealed partial class StartOccurrences(
    IDatabase database, WorkflowRuntime runtime, NodeLease lease, TimeProvider time, ILogger<StartOccurrences> logger)
{
    private const int Batch = 100;
    private readonly ConcurrentDictionary<string, Task> _inHand = new(StringComparer.Ordinal);

    /// <summary>Starts one in the background: its run may take hours, and the next tick must not wait for it.</summary>
    public void Begin(Occurrence occurrence, CancellationToken stoppingToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_inHand.TryAdd(occurrence.InstanceId, done.Task))
        {
            _ = RunAsync(occurrence, done, stoppingToken);
        }
    }

    /// <summary>Takes up what was claimed and not started: by this node, which then failed to, or by one that has died.</summary>
    public async Task SweepAsync(CancellationToken stoppingToken)
    {
        var unstarted = await database.ReadAsync((work, token) => work.Schedules.UnstartedAsync(Batch, token), stoppingToken);
        if (unstarted.All(occurrence => _inHand.ContainsKey(occurrence.InstanceId)))
        {
            return;
        }

        var living = await lease.LivingAsync(stoppingToken);
        foreach (var occurrence in unstarted.Where(occurrence => !_inHand.ContainsKey(occurrence.InstanceId)))
        {
            if (occurrence.ClaimedBy == lease.Id
                || (!living.Contains(occurrence.ClaimedBy)
                    && await database.WriteAsync((work, token) => work.Schedules.TryTakeOverAsync(occurrence, lease.Id, token), stoppingToken)))
            {
                TakenUp(logger, occurrence.ScheduleId, occurrence.DueAt);
                Begin(occurrence, stoppingToken);
            }
        }
    }

    /// <summary>Waits for what is in hand, for a host that stops.</summary>
    public Task UntilIdleAsync() => Task.WhenAll(_inHand.Values);

    private async Task RunAsync(Occurrence occurrence, TaskCompletionSource done, CancellationToken stoppingToken)
    {
        try
        {
            await NoteAsync(occurrence, await StartAsync(occurrence, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The product stops; whoever starts next finds the occurrence or the run.
        }
        catch (Exception e)
        {
            Failed(logger, occurrence.ScheduleId, occurrence.DueAt, e.GetType().Name);
        }
        finally
        {
            _inHand.TryRemove(occurrence.InstanceId, out _);
            done.SetResult();
        }
    }

    private async Task<string?> StartAsync(Occurrence occurrence, CancellationToken stoppingToken)
    {
        try
        {
            var run = await runtime.StartAsync(
                new StartWorkflow
                {
                    DefinitionId = occurrence.DefinitionId,
                    Version = occurrence.DefinitionVersion,
                    TriggerActivityId = occurrence.ActivityId,
                    InstanceId = occurrence.InstanceId,
                },
                stoppingToken);
            Started(logger, occurrence.ScheduleId, occurrence.DueAt, run.InstanceId, run.WasCreated);
            return null;
        }
        catch (Exception e) when (e is WorkflowNotFoundException or InvalidDefinitionException)
        {
            // Deleted meanwhile: trying again would not help.
            Failed(logger, occurrence.ScheduleId, occurrence.DueAt, e.GetType().Name);
            return e is WorkflowNotFoundException ? "definition-missing" : "definition-unusable";
        }
    }

    private Task NoteAsync(Occurrence occurrence, string? failure, CancellationToken stoppingToken) => database.WriteAsync(
        async (work, token) =>
        {
            await work.Schedules.NoteStartAsync(occurrence, time.GetUtcNow(), failure, token);
            return true;
        },
        stoppingToken);

    [LoggerMessage(EventId = 5310, Level = LogLevel.Information, Message = "Schedule {ScheduleId}, occurrence {DueAt:O}: run {InstanceId} (new: {WasCreated}).")]
    private static partial void Started(ILogger logger, string scheduleId, DateTimeOffset dueAt, string instanceId, bool wasCreated);

    [LoggerMessage(EventId = 5311, Level = LogLevel.Error, Message = "Schedule {ScheduleId}, occurrence {DueAt:O}: the run could not be started ({Error}).")]
    private static partial void Failed(ILogger logger, string scheduleId, DateTimeOffset dueAt, string error);

    [LoggerMessage(EventId = 5312, Level = LogLevel.Information, Message = "Schedule {ScheduleId}, occurrence {DueAt:O}: claimed earlier and not started; taken up now.")]
    private static partial void TakenUp(ILogger logger, string scheduleId, DateTimeOffset dueAt);
}
