using System.Globalization;

namespace WorkflowConnect.Core.Schedules;

/// <summary>When a schedule is due.</summary>
public static class ScheduleTimes
{
    /// <summary>Shortest interval; the product looks once a second.</summary>
    public static TimeSpan ShortestInterval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Everything that is wrong with a schedule, each with what to do; empty when it can be used.</summary>
    public static IReadOnlyList<string> Check(ScheduleKind kind, string expression, string timeZone)
    {
        var errors = new List<string>();
        Try(() => ScheduleZones.Require(timeZone));
        Try(() => Next(kind, expression, "UTC", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch));
        return errors;

        void Try(Action read)
        {
            try
            {
                read();
            }
            catch (ScheduleFormatException error)
            {
                errors.Add(error.Message);
            }
        }
    }

    /// <summary>The first moment of a schedule after another one, in UTC; null when there is none.</summary>
    /// <exception cref="ScheduleFormatException">The schedule cannot be read.</exception>
    public static DateTimeOffset? NextAfter(Schedule schedule, DateTimeOffset after) =>
        Next(schedule.Kind, schedule.Expression, schedule.TimeZone, schedule.BeganAt, after);

    /// <summary>The next moments of a schedule after a time: what people look at before they agree to it.</summary>
    /// <exception cref="ScheduleFormatException">The schedule cannot be read.</exception>
    public static IReadOnlyList<DateTimeOffset> Preview(
        ScheduleKind kind, string expression, string timeZone, DateTimeOffset beganAt, DateTimeOffset after, int count = 5)
    {
        var times = new List<DateTimeOffset>(count);
        while (times.Count < count && Next(kind, expression, timeZone, beganAt, times.Count == 0 ? after : times[^1]) is { } next)
        {
            times.Add(next);
        }

        return times;
    }

    /// <summary>An interval as <see cref="Schedule.Expression"/> holds it.</summary>
    public static string Of(TimeSpan interval) => interval.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>A moment as <see cref="Schedule.Expression"/> holds it.</summary>
    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Next(ScheduleKind kind, string expression, string timeZone, DateTimeOffset beganAt, DateTimeOffset after) => kind switch
    {
        ScheduleKind.Cron => CronRule.Parse(expression).NextAfter(after, ScheduleZones.Require(timeZone)),
        ScheduleKind.Interval => NextInterval(Interval(expression), beganAt, after),
        ScheduleKind.Once => Moment(expression) is var moment && moment > after ? moment : null,
        _ => throw new ScheduleFormatException($"There is no kind of schedule {kind}."),
    };

    private static DateTimeOffset? NextInterval(TimeSpan interval, DateTimeOffset beganAt, DateTimeOffset after)
    {
        var passed = Math.Max(0, (after - beganAt).Ticks / interval.Ticks);
        var ticks = beganAt.UtcTicks + ((passed + 1) * (decimal)interval.Ticks);
        return ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : null;
    }

    private static TimeSpan Interval(string text) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var interval) && interval >= ShortestInterval
            ? interval
            : throw new ScheduleFormatException($"The interval '{text}' cannot be used; write one second or more, for example 00:15:00 or 92.00:00:00.");

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new ScheduleFormatException($"The moment '{text}' cannot be read; write ISO 8601, for example 2027-03-01T08:00:00Z.");
}
