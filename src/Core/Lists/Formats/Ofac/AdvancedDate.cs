using System.Globalization;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>
/// A DatePeriod: the start and the end of the time in which the day may lie, each itself from … to. A whole year means that
/// only the year is known, a whole month only the month; otherwise the span stays what it is.
/// </summary>
internal static class AdvancedDate
{
    private static readonly string[] Bounds = ["Start", "End"];
    private static readonly string[] Points = ["From", "To"];

    public static ListedDate? Read(RecordNode period)
    {
        var bounds = Bounds.SelectMany(period.All).ToArray();
        var days = bounds.SelectMany(b => Points.SelectMany(b.All)).Select(Point).OfType<PartialDate>().ToArray();
        if (days.Length == 0)
        {
            return null;
        }

        var approximate = bounds.Any(b => b.Attribute("Approximate") == "true");
        var (first, last) = (days.Select(First).Min(), days.Select(Last).Max());
        var (from, to) = Reduce(first, last);
        return new ListedDate { From = from, To = to, Approximate = approximate };
    }

    private static (PartialDate From, PartialDate? To) Reduce(DateOnly first, DateOnly last)
    {
        var wholeYears = first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 };
        if (first == last)
        {
            return (PartialDate.OfDay(first), null);
        }

        if (wholeYears)
        {
            return (PartialDate.OfYear(first.Year), first.Year == last.Year ? null : PartialDate.OfYear(last.Year));
        }

        var wholeMonths = first.Day == 1 && last.Day == DateTime.DaysInMonth(last.Year, last.Month);
        return wholeMonths
            ? (PartialDate.OfMonth(first.Year, first.Month), (first.Year, first.Month) == (last.Year, last.Month) ? null : PartialDate.OfMonth(last.Year, last.Month))
            : (PartialDate.OfDay(first), PartialDate.OfDay(last));
    }

    private static PartialDate? Point(RecordNode node)
    {
        var (year, month, day) = (Number(node, "Year"), Number(node, "Month"), Number(node, "Day"));
        foreach (var text in new[] { $"{year:0000}-{month:00}-{day:00}", $"{year:0000}-{month:00}", $"{year:0000}" })
        {
            if (PartialDate.TryParse(text, out var date))
            {
                return date;
            }
        }

        return null;
    }

    private static DateOnly First(PartialDate date) => new(date.Year, date.Month ?? 1, date.Day ?? 1);

    private static DateOnly Last(PartialDate date)
    {
        var month = date.Month ?? 12;
        return new DateOnly(date.Year, month, date.Day ?? DateTime.DaysInMonth(date.Year, month));
    }

    private static int? Number(RecordNode node, string name) =>
        int.TryParse(node.TextOf(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
