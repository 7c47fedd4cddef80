using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Schedules;

/// <summary>
/// Brings the rows in line with what the published workflows ask for. A schedule that is unchanged keeps its next
/// time, so that publishing neither loses nor repeats a run; one that nobody asks for any more is gone at once.
/// </summary>
public sealed class AlignSchedules(IDatabase database, TimeProvider time)
{
    private const string Lock = "schedules";

    /// <summary>Returns how many rows were added, changed or deleted.</summary>
    public Task<int> RunAsync(IReadOnlyCollection<WantedSchedule> wanted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync((work, token) => AlignAsync(work, wanted, now, token), cancellationToken);
    }

    private static async Task<int> AlignAsync(IWork work, IReadOnlyCollection<WantedSchedule> wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Nodes that start together must not both add the same row.
        await work.LockAsync(Lock, cancellationToken);
        var known = (await work.Schedules.AllAsync(cancellationToken)).ToDictionary(schedule => schedule.Id, StringComparer.Ordinal);
        var changes = 0;
        foreach (var wish in wanted)
        {
            if (!known.Remove(wish.Id, out var row))
            {
                await work.Schedules.AddAsync(Begin(wish, now), cancellationToken);
                changes++;
            }
            else if (Changed(row, wish, now) is { } next)
            {
                // Whoever claimed an occurrence meanwhile has moved the row; the next alignment sees it.
                changes += await work.Schedules.TryReplaceAsync(row, next, cancellationToken) ? 1 : 0;
            }
        }

        foreach (var id in known.Keys)
        {
            await work.Schedules.DeleteAsync(id, cancellationToken);
            changes++;
        }

        return changes;
    }

    private static Schedule? Changed(Schedule row, WantedSchedule wish, DateTimeOffset now) =>
        row.Kind != wish.Kind || row.Expression != wish.Expression || row.TimeZone != wish.TimeZone
            ? Begin(wish, now) with { LastOccurrenceAt = row.LastOccurrenceAt, IsPaused = row.IsPaused }
            : row.DefinitionVersion != wish.DefinitionVersion ? row with { DefinitionVersion = wish.DefinitionVersion } : null;

    private static Schedule Begin(WantedSchedule wish, DateTimeOffset now)
    {
        var schedule = new Schedule
        {
            Id = wish.Id,
            DefinitionId = wish.DefinitionId,
            DefinitionVersion = wish.DefinitionVersion,
            ActivityId = wish.ActivityId,
            Kind = wish.Kind,
            Expression = wish.Expression,
            TimeZone = wish.TimeZone,
            BeganAt = now,
            DecidedAt = now,
        };
        return schedule with { NextDueAt = ScheduleTimes.NextAfter(schedule, now) };
    }
}
