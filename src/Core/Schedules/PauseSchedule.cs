using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Schedules;

/// <summary>Pauses a schedule or lets it go on. What was due meanwhile is not caught up: somebody did not want it.</summary>
public sealed class PauseSchedule(IDatabase database, TimeProvider time)
{
    /// <summary>The schedule as it is now, or null when there is none.</summary>
    public Task<Schedule?> RunAsync(string id, bool isPaused, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync((work, token) => ChangeAsync(work, id, isPaused, now, token), cancellationToken);
    }

    private static async Task<Schedule?> ChangeAsync(IWork work, string id, bool isPaused, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await work.Schedules.FindAsync(id, cancellationToken) is { } row)
        {
            if (row.IsPaused == isPaused)
            {
                return row;
            }

            var next = isPaused
                ? row with { IsPaused = true }
                : row with { IsPaused = false, NextDueAt = ScheduleTimes.NextAfter(row, now), DecidedAt = now };
            if (await work.Schedules.TryReplaceAsync(row, next, cancellationToken))
            {
                return next;
            }
        }

        return null;
    }
}
