using Cronos;

namespace WorkflowConnect.Core.Schedules;

/// <summary>
/// A cron expression as users of Elsa and Quartz write it. Five fields, or six with seconds in front, are read as
/// cron does (0 and 7 are Sunday); six fields with a <c>?</c>, which Quartz demands and nobody else needs, and seven
/// with the year behind are read as Quartz does (1 is Sunday). <c>L</c>, <c>W</c>, <c>#</c> and names are known in all.
/// Cronos finds the moments on the wall clock; what summer time does to them is decided here, see <see cref="WallClock"/>.
/// </summary>
public sealed class CronRule
{
    private const int MostCharacters = 200;

    private readonly CronExpression _cron;
    private readonly CronYears _years;
    private readonly bool _runsEveryHour;

    private CronRule(CronExpression cron, CronYears years, bool runsEveryHour)
    {
        _cron = cron;
        _years = years;
        _runsEveryHour = runsEveryHour;
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ScheduleFormatException">It cannot be read; the message says what to do.</exception>
    public static CronRule Parse(string expression)
    {
        var text = expression.Trim();
        if (text.Length is 0 or > MostCharacters)
        {
            throw new ScheduleFormatException("The cron expression is empty or too long; write 5, 6 or 7 fields, for example 30 2 * * *.");
        }

        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var rule = fields.Length switch
        {
            1 when text[0] == '@' => Build(text, CronFormat.Standard, CronYears.Any, runsEveryHour: text is "@hourly" or "@every_minute" or "@every_second"),
            5 => Build(string.Join(' ', fields), CronFormat.Standard, CronYears.Any, IsEvery(fields[1])),
            6 when fields[3] != "?" && fields[5] != "?" => Build(string.Join(' ', fields), CronFormat.IncludeSeconds, CronYears.Any, IsEvery(fields[2])),
            6 or 7 => Quartz(fields),
            _ => throw new ScheduleFormatException($"The cron expression has {fields.Length} fields; write 5 (minute hour day month weekday), 6 (seconds in front) or 7 (the year behind)."),
        };
        return rule.NextAfter(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc) is null
            ? throw new ScheduleFormatException($"The cron expression '{text}' has no moment at all, as 30 February has none.")
            : rule;
    }

    /// <summary>The first moment after another one, in UTC; null when there is none before the year 2500.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset after, TimeZoneInfo zone) =>
        _runsEveryHour ? NextEvenly(after, zone) : NextOnTheClock(after, zone);

    /// <summary>What runs every hour ticks evenly: nothing in the hour that is skipped, through both of the doubled one.</summary>
    private DateTimeOffset? NextEvenly(DateTimeOffset after, TimeZoneInfo zone)
    {
        var next = _cron.GetNextOccurrence(after, zone);
        while (next is { } at && !_years.Contains(at.Year))
        {
            next = _years.NextAfter(at.Year) is { } year
                ? _cron.GetNextOccurrence(WallClock.ToInstant(new DateTime(year, 1, 1), zone), zone, inclusive: true)
                : null;
        }

        return next?.ToUniversalTime();
    }

    /// <summary>
    /// What names its hours runs at the first moment after when its hour is skipped, and at the first of two when it
    /// is doubled. Several times in a skipped hour fall on one moment and are one occurrence.
    /// </summary>
    private DateTimeOffset? NextOnTheClock(DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = NextLocal(DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(after, zone).DateTime, DateTimeKind.Utc), inclusive: true);
        while (local is { } at)
        {
            var instant = WallClock.ToInstant(at, zone);
            if (instant > after)
            {
                return instant;
            }

            local = NextLocal(at, inclusive: false);
        }

        return null;
    }

    private DateTime? NextLocal(DateTime from, bool inclusive)
    {
        var next = _cron.GetNextOccurrence(from, inclusive);
        while (next is { } at && !_years.Contains(at.Year))
        {
            next = _years.NextAfter(at.Year) is { } year
                ? _cron.GetNextOccurrence(new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc), inclusive: true)
                : null;
        }

        return next;
    }

    private static CronRule Quartz(string[] fields)
    {
        var days = QuartzWeekdays.ToCron(fields[5]);
        var years = fields.Length == 7 ? CronYears.Parse(fields[6]) : CronYears.Any;
        return Build(string.Join(' ', [.. fields[..5], days]), CronFormat.IncludeSeconds, years, IsEvery(fields[2]));
    }

    private static CronRule Build(string text, CronFormat format, CronYears years, bool runsEveryHour)
    {
        try
        {
            return new CronRule(CronExpression.Parse(text, format), years, runsEveryHour);
        }
        catch (CronFormatException error)
        {
            throw new ScheduleFormatException($"The cron expression '{text}' cannot be read: {error.Message}");
        }
    }

    private static bool IsEvery(string hours) => hours is "*" or "*/1";
}
