using System.Globalization;

namespace WorkflowConnect.Core.Parties;

/// <summary>
/// A date of which only a part may be known: a year, a month of a year, or a day.
/// Text form: <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c> (ISO 8601 reduced precision).
/// </summary>
public readonly record struct PartialDate
{
    private PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    public static PartialDate OfYear(int year) => Checked(year, null, null);

    public static PartialDate OfMonth(int year, int month) => Checked(year, month, null);

    public static PartialDate OfDay(int year, int month, int day) => Checked(year, month, day);

    public static PartialDate OfDay(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Reads the three ISO forms; anything else is no date.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        var parts = text?.Trim().Split('-');
        if (parts is not { Length: >= 1 and <= 3 } || parts[0].Length != 4)
        {
            return false;
        }

        Span<int> numbers = stackalloc int[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if ((i > 0 && parts[i].Length != 2)
                || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        int? month = parts.Length > 1 ? numbers[1] : null;
        int? day = parts.Length > 2 ? numbers[2] : null;
        if (!IsValid(numbers[0], month, day))
        {
            return false;
        }

        date = new PartialDate(numbers[0], month, day);
        return true;
    }

    public override string ToString() => (Month, Day) switch
    {
        (null, _) => $"{Year:0000}",
        (_, null) => $"{Year:0000}-{Month:00}",
        _ => $"{Year:0000}-{Month:00}-{Day:00}",
    };

    private static PartialDate Checked(int year, int? month, int? day) => IsValid(year, month, day)
        ? new PartialDate(year, month, day)
        : throw new ArgumentOutOfRangeException(nameof(year), "No such date in the Gregorian calendar.");

    private static bool IsValid(int year, int? month, int? day) =>
        year is >= 1 and <= 9999
        && month is null or (>= 1 and <= 12)
        && (day is null || (month is not null && day >= 1 && day <= DateTime.DaysInMonth(year, month.Value)));
}
