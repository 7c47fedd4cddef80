namespace WorkflowConnect.Core.Schedules;

/// <summary>
/// Decides, from a schedule's row and the clock alone, which occurrences run now and when the next one is due.
/// Nothing here looks at when it last looked, so a stopped, slow or moved clock cannot confuse it.
/// </summary>
internal static class DueTimes
{
    /// <summary>
    /// Later than this, an occurrence was missed, not delayed: what was missed is caught up once. Several that are
    /// only delayed, because the product looks once a second, run each.
    /// </summary>
    public static readonly TimeSpan Missed = TimeSpan.FromSeconds(5);

    /// <summary>The occurrences to run, in order, and the row as it is afterwards.</summary>
    public static (IReadOnlyList<DateTimeOffset> Due, Schedule Next) Decide(Schedule row, DateTimeOffset now)
    {
        var schedule = now < row.DecidedAt ? DecideAgain(row, now) : row;
        var due = new List<DateTimeOffset>();
        var next = schedule.NextDueAt;
        while (next <= now)
        {
            due.Add(next.Value);
            next = ScheduleTimes.NextAfter(schedule, now - next.Value > Missed ? now : next.Value);
        }

        return (due, schedule with
        {
            NextDueAt = next,
            DecidedAt = now,
            LastOccurrenceAt = due.Count == 0 ? schedule.LastOccurrenceAt : due[^1],
        });
    }

    /// <summary>
    /// The clock went back. Where it had been wrong by a year, the next time lies a year ahead, and everything until
    /// then would be lost: so it is looked for again, from the last occurrence on, which never runs twice.
    /// </summary>
    private static Schedule DecideAgain(Schedule row, DateTimeOffset now)
    {
        var from = row.LastOccurrenceAt is { } last && last > now ? last : now;
        from = from < row.BeganAt ? row.BeganAt : from;
        var again = ScheduleTimes.NextAfter(row, from);
        return again < row.NextDueAt ? row with { NextDueAt = again } : row;
    }
}
