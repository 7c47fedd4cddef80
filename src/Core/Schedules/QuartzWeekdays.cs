using System.Globalization;

namespace WorkflowConnect.Core.Schedules;

/// <summary>Quartz counts the days of the week from 1 for Sunday, cron from 0.</summary>
internal static class QuartzWeekdays
{
    public static string ToCron(string field) => string.Join(',', field.Split(',').Select(Item));

    private static string Item(string item)
    {
        if (item == "L")
        {
            return "6";
        }

        var slash = item.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? Steps(item[..slash], item[(slash + 1)..]) : string.Join('-', item.Split('-').Select(Day));
    }

    // Written out: cron's week has two numbers for Sunday, and a step beyond Saturday would land on the second.
    private static string Steps(string range, string step)
    {
        if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var by) || by is < 1 or > 7)
        {
            throw Wrong($"{range}/{step}");
        }

        var ends = range.Split('-');
        var from = range == "*" ? 1 : Number(ends[0]);
        var to = ends.Length == 2 ? Number(ends[1]) : 7;
        var days = new List<int>();
        for (var day = from; day <= to; day += by)
        {
            days.Add(day - 1);
        }

        return days.Count == 0 ? throw Wrong($"{range}/{step}") : string.Join(',', days);
    }

    // A number may carry L (the last of the month) or #n (the n-th); names and wildcards are the same in both.
    private static string Day(string day)
    {
        var digits = day.TakeWhile(char.IsAsciiDigit).Count();
        return digits == 0 ? day : (Number(day[..digits]) - 1).ToString(CultureInfo.InvariantCulture) + day[digits..];
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 7 ? day : throw Wrong(text);

    private static ScheduleFormatException Wrong(string text) =>
        new($"The weekday '{text}' of the cron expression cannot be read; in an expression with ? or a year, days are 1 (Sunday) to 7 (Saturday), or SUN to SAT.");
}
