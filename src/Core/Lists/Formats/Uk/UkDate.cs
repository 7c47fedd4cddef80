using System.Globalization;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>Dates of the UK's lists: day/month/year, with letters or zeros for what is unknown ("dd/mm/1945", "00/08/1980").</summary>
internal static class UkDate
{
    /// <summary>A birth date; null when the text tells none.</summary>
    public static ListedDate? Birth(string? text)
    {
        if (Words.Clean(text) is not { } words)
        {
            return null;
        }

        var parts = words.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length == 3 && Number(parts[2], 4) is { } year and > 0)
        {
            int? month = Number(parts[1], 2) is { } m and > 0 ? m : null;
            int? day = month is not null && Number(parts[0], 2) is { } d and > 0 ? d : null;
            return Make(year, month, day) is { } date
                ? new ListedDate { From = date, Original = day is null ? words : null }
                : new ListedDate { From = PartialDate.OfYear(year), Original = words };
        }

        return FreeTextDate.Read(words);
    }

    /// <summary>A whole day; null for anything else.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, ["dd/MM/yyyy", "dd-MMM-yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The same as a moment, for the date of a file.</summary>
    public static DateTimeOffset? Moment(string? text) => Day(text) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;

    private static PartialDate? Make(int year, int? month, int? day)
    {
        var text = (month, day) switch
        {
            (null, _) => $"{year:0000}",
            (_, null) => $"{year:0000}-{month:00}",
            _ => $"{year:0000}-{month:00}-{day:00}",
        };
        return PartialDate.TryParse(text, out var date) ? date : null;
    }

    private static int? Number(string text, int digits) =>
        text.Length <= digits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
