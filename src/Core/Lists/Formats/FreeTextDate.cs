using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>
/// Reads birth dates as publishers write them in words: <c>1962</c>, <c>circa 1957</c>, <c>12 Feb 1984</c>, <c>Oct 1966</c>,
/// <c>01 Jan 1947 to 01 Jan 1949</c>, <c>circa 1979-1982</c>, <c>between 1960 and 1962</c>, <c>1960s</c>, <c>15.07.1954</c>.
/// </summary>
internal static partial class FreeTextDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Null when the text tells no date; the caller keeps the words.</summary>
    public static ListedDate? Read(string? text)
    {
        if (Words.Clean(text) is not { } words)
        {
            return null;
        }

        var plain = Circa().Replace(words, " ").Trim(' ', '.', ',', ';');
        var approximate = plain.Length < words.Trim(' ', '.', ',', ';').Length;
        if (Decade().Match(plain) is { Success: true } decade)
        {
            var first = Number(decade, "y");
            return new ListedDate { From = PartialDate.OfYear(first), To = PartialDate.OfYear(first + 9), Approximate = approximate, Original = words };
        }

        if (One(plain) is { } one)
        {
            return new ListedDate { From = one, Approximate = approximate, Original = words };
        }

        var range = Range().Match(plain);
        return range.Success && One(range.Groups["from"].Value) is { } from && One(range.Groups["to"].Value) is { } to
            ? new ListedDate { From = from, To = to, Approximate = approximate, Original = words }
            : null;
    }

    /// <summary>A single date in any of the written forms; null for anything else, impossible days included.</summary>
    public static PartialDate? One(string text)
    {
        var trimmed = text.Trim(' ', '.', ',');
        if (PartialDate.TryParse(trimmed, out var iso))
        {
            return iso;
        }

        if (DayMonthYear().Match(trimmed) is { Success: true } words)
        {
            var month = Array.IndexOf(Months, words.Groups["m"].Value[..3].ToLowerInvariant()) + 1;
            return month == 0 ? null : Make(Number(words, "y"), month, words.Groups["d"].Success ? Number(words, "d") : null);
        }

        return Numeric().Match(trimmed) is { Success: true } numeric
            ? Make(Number(numeric, "y"), Number(numeric, "m"), Number(numeric, "d"))
            : null;
    }

    private static PartialDate? Make(int year, int month, int? day) =>
        PartialDate.TryParse(day is null ? $"{year:0000}-{month:00}" : $"{year:0000}-{month:00}-{day:00}", out var date) ? date : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:circa|approximately|approx|about|around|ca|c)\b\.?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Circa();

    [GeneratedRegex(@"^(?<y>\d{3}0)s$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Decade();

    [GeneratedRegex(@"^(?:between\s+)?(?<from>.{4,20}?)\s*(?:\bto\b|\band\b|-|–|/)\s*(?<to>.{4,20})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?:(?<d>\d{1,2})\.?\s+)?(?<m>[A-Za-z]{3,9})\.?,?\s+(?<y>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex DayMonthYear();

    // Day before month: the UN's and the EU's habit. Never used for OFAC, which writes month names.
    [GeneratedRegex(@"^(?<d>\d{1,2})[./](?<m>\d{1,2})[./](?<y>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Numeric();
}
