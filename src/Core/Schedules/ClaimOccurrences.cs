using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Schedules;

/// <summary>
/// Claims what is due. In one transaction the schedule moves on and the occurrence is written down; the database lets
/// one node do so and tells the others that they were too late.
/// </summary>
public sealed class ClaimOccurrences(IDatabase database, TimeProvider time)
{
    private const int Batch = 100;

    /// <summary>Claims at most a batch of schedules for a node. Nothing is forgotten: the next call finds the rest.</summary>
    public Task<ClaimedOccurrences> RunAsync(string node, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync((work, token) => ClaimAsync(work, node, now, token), cancellationToken);
    }

    private static async Task<ClaimedOccurrences> ClaimAsync(IWork work, string node, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = new ClaimedOccurrences([], [], []);
        foreach (var row in await work.Schedules.DueAsync(now, Batch, cancellationToken))
        {
            try
            {
                await ClaimAsync(work, row, node, now, result, cancellationToken);
            }
            catch (ScheduleFormatException)
            {
                // One that cannot be read must not keep the others waiting.
                result.Unreadable.Add(row.Id);
            }
        }

        return result;
    }

    private static async Task ClaimAsync(
        IWork work, Schedule row, string node, DateTimeOffset now, ClaimedOccurrences result, CancellationToken cancellationToken)
    {
        var (due, next) = DueTimes.Decide(row, now);
        if (!await work.Schedules.TryReplaceAsync(row, next, cancellationToken))
        {
            return;
        }

        foreach (var at in due)
        {
            var occurrence = Of(row, at, node, now);
            (await work.Schedules.TryAddOccurrenceAsync(occurrence, cancellationToken) ? result.Claimed : result.Repeated).Add(occurrence);
        }
    }

    private static Occurrence Of(Schedule schedule, DateTimeOffset at, string node, DateTimeOffset now) => new()
    {
        ScheduleId = schedule.Id,
        DueAt = at,
        DefinitionId = schedule.DefinitionId,
        DefinitionVersion = schedule.DefinitionVersion,
        ActivityId = schedule.ActivityId,
        ClaimedAt = now,
        ClaimedBy = node,
    };
}
