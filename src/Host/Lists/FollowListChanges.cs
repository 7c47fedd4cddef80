using System.Collections.Concurrent;
using System.Threading.Channels;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Lists;

/// <summary>
/// Looks at each new generation of lists, and every few seconds, whom a change affects, and has them checked again. Where it was
/// cut off is in the database: a change that nobody compared, or a campaign that nobody began, is found at the next look.
/// </summary>
internal sealed class FollowListChanges(
    ICurrentLists lists,
    KeepKnownParties keep,
    FindListDelta find,
    CheckLateCustomers late,
    WorkflowStarts starts,
    IDatabase database,
    TimeProvider time,
    ILogger<FollowListChanges> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>A CRM that does not answer is asked again after this time.</summary>
    private static readonly TimeSpan CollectAgain = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, bool> _inHand = new(StringComparer.Ordinal);
    private IReadOnlyList<NewlyKnown> _newlyKnown = [];
    private Task _collecting = Task.CompletedTask;
    private DateTimeOffset _collectAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(() => keep.OpenAsync(stoppingToken));

        // Who hands a generation over goes on at once; the comparing is done here.
        using var subscription = lists.Subscribe(_ => _wake.Writer.TryWrite(true));
        try
        {
            while (true)
            {
                await TryAsync(() => LookAsync(stoppingToken));
                await WaitAsync(stoppingToken);
            }
        }
        finally
        {
            await _collecting;
            if (_newlyKnown.Count == 0)
            {
                // Else the file would be ahead of what was followed up.
                keep.Save();
            }
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        _newlyKnown = [.. _newlyKnown, .. await keep.FollowAsync(stoppingToken)];
        if (keep.IsToBeCollected && _collecting.IsCompleted && time.GetUtcNow() >= _collectAt)
        {
            _collectAt = time.GetUtcNow() + CollectAgain;
            _collecting = Task.Run(() => TryAsync(() => keep.CollectAsync(stoppingToken)), CancellationToken.None);
        }

        // While nobody is known yet, a change has all customers checked.
        var found = await find.RunAsync(keep.Parties, stoppingToken);
        if (await late.RunAsync(_newlyKnown, found, stoppingToken))
        {
            _newlyKnown = [];
            keep.SaveIfDue();
        }

        foreach (var delta in await database.ReadAsync((work, ct) => work.ListDeltas.UnfinishedAsync(ct), stoppingToken))
        {
            if (_inHand.TryAdd(delta.Id, true))
            {
                _ = Task.Run(() => RescreenAsync(delta, stoppingToken), CancellationToken.None);
            }
        }
    }

    /// <summary>Begins the run of a change, or finds that it was begun: its id is the change's.</summary>
    private async Task RescreenAsync(ListDelta delta, CancellationToken stoppingToken)
    {
        try
        {
            if (await starts.RescreenListChangeAsync(delta.Id, stoppingToken))
            {
                logger.Rescreened(delta.Number, delta.Id);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.CannotRescreen(delta.Number, e.GetType().Name);
            _inHand.TryRemove(delta.Id, out _);
        }
        catch (OperationCanceledException)
        {
            // The product stops; the run, or the change without one, is found at the next start.
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var timer = time.CreateTimer(_ => _wake.Writer.TryWrite(true), null, Interval, Timeout.InfiniteTimeSpan);
        await _wake.Reader.ReadAsync(stoppingToken);
    }

    /// <summary>An outage of the database or the CRM ends nothing for good: the next look tries again.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LookFailed(e.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // The product stops.
        }
    }
}
