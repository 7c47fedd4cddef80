using System.Globalization;

namespace WorkflowConnect.Core.Schedules;

/// <summary>The seventh field of a Quartz expression: years from 1970 to 2099.</summary>
internal sealed class CronYears
{
    private const int First = 1970;
    private const int Last = 2099;

    private readonly SortedSet<int>? _years;

    private CronYears(SortedSet<int>? years) => _years = years;

    public static CronYears Any { get; } = new(null);

    /// <summary>Reads <c>*</c>, <c>2027</c>, <c>2027-2030</c>, <c>2027/2</c> and lists of them.</summary>
    public static CronYears Parse(string field)
    {
        if (field is "*" or "?")
        {
            return Any;
        }

        var years = new SortedSet<int>();
        foreach (var item in field.Split(','))
        {
            var (range, step) = Halves(item, '/');
            var (from, to) = Halves(range, '-');
            var (begin, by) = (from == "*" ? First : Number(from, field), step is null ? 1 : Number(step, field));
            var end = to is not null ? Number(to, field) : step is null ? begin : Last;
            if (begin < First || end > Last || begin > end || by < 1)
            {
                throw Wrong(field);
            }

            for (var year = begin; year <= end; year += by)
            {
                years.Add(year);
            }
        }

        return new CronYears(years);
    }

    public bool Contains(int year) => _years is null || _years.Contains(year);

    public int? NextAfter(int year) => _years!.GetViewBetween(Math.Min(year + 1, Last + 1), Last + 1) is { Count: > 0 } later ? later.Min : null;

    private static (string First, string? Second) Halves(string text, char separator) =>
        text.Split(separator) is [var first, .. var rest] && rest.Length < 2 ? (first, rest.FirstOrDefault()) : throw Wrong(text);

    private static int Number(string text, string field) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(field);

    private static ScheduleFormatException Wrong(string field) =>
        new($"The year '{field}' of the cron expression cannot be read; write for example 2027, 2027-2030 or * ({First} to {Last}).");
}
