using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>Compares a birth date with the listed ones; the best agreement counts, since publishers list several possible dates.</summary>
internal static class BirthDateComparison
{
    /// <summary>"circa 1960" means 1958 to 1962.</summary>
    private const int ApproximateYears = 2;

    public static Agreement Compare(PartialDate? given, IReadOnlyList<ListedDate> listed)
    {
        if (given is not { } date || listed.Count == 0)
        {
            return Agreement.Unknown;
        }

        var best = Agreement.Contradicts;
        foreach (var candidate in listed)
        {
            var agreement = Compare(date, candidate);
            if (agreement == Agreement.Agrees)
            {
                return agreement;
            }

            best = agreement < best ? agreement : best;
        }

        return best;
    }

    private static Agreement Compare(PartialDate given, ListedDate listed)
    {
        if (listed.To is null && !listed.Approximate && given.Day is not null && given == listed.From)
        {
            return Agreement.Agrees;
        }

        var slack = listed.Approximate ? ApproximateYears : 0;
        var first = FirstDay(listed.From).AddYears(-Math.Min(slack, listed.From.Year - 1));
        var end = listed.To ?? listed.From;
        var last = LastDay(end).AddYears(Math.Min(slack, 9999 - end.Year));
        if (FirstDay(given) <= last && LastDay(given) >= first)
        {
            return Agreement.Within;
        }

        // Day and month swapped is a slip of the pen, not another person.
        return listed.To is null && given is { Day: { } day, Month: { } month } && given.Year == listed.From.Year
            && listed.From.Day == month && listed.From.Month == day
            ? Agreement.Within
            : IsNear(given, listed) ? Agreement.Near
            : Agreement.Contradicts;
    }

    /// <summary>
    /// Within a year of what is listed, or one part of a full date is another: a digit of the year, the month or the day.
    /// </summary>
    private static bool IsNear(PartialDate given, ListedDate listed)
    {
        if (listed.To is null && given is { Day: { } day, Month: { } month } && listed.From is { Day: { } listedDay, Month: { } listedMonth })
        {
            var same = (given.Year == listed.From.Year ? 1 : 0) + (month == listedMonth ? 1 : 0) + (day == listedDay ? 1 : 0);
            return same == 2 && DigitsApart(given.Year, listed.From.Year) <= 1;
        }

        return given.Year >= listed.From.Year - 1 && given.Year <= (listed.To ?? listed.From).Year + 1;
    }

    private static int DigitsApart(int a, int b)
    {
        var apart = 0;
        for (; a > 0 || b > 0; a /= 10, b /= 10)
        {
            apart += a % 10 != b % 10 ? 1 : 0;
        }

        return apart;
    }

    private static DateOnly FirstDay(PartialDate date) => new(Math.Max(1, date.Year), date.Month ?? 1, date.Day ?? 1);

    private static DateOnly LastDay(PartialDate date)
    {
        var month = date.Month ?? 12;
        var year = Math.Max(1, date.Year);
        return new DateOnly(year, month, date.Day ?? DateTime.DaysInMonth(year, month));
    }
}
